import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with real repositories, their reference pages and docutils' test cases. It is not part of this repository. */
export const shared = resolve(process.env.SPEC_SHARED ?? join(import.meta.dirname, '../../../shared'));

/** Whether the shared folder exists; without it, the tests that need it are skipped. */
export const hasShared = existsSync(join(shared, 'corpora'));

export interface Golden {
  readonly name: string;
  readonly corpus: string;
  readonly pages: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The command-line options that set its release labels. */
  readonly labelOptions: readonly string[];
}

const optionOf: Readonly<Record<string, string>> = {
  client: '--client-release',
  server: '--server-release',
  appservice: '--appservice-release',
  push_gateway: '--push-gateway-release',
  identity: '--identity-release',
};

/** A corpus with its reference pages, and the release labels with which they were built. */
export function golden(name: string): Golden {
  const folder = join(shared, 'goldens', name);
  const { labels }: { labels: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'meta.json'), 'utf8'),
  );
  const labelOptions = Object.entries(labels).flatMap(([label, value]) => [optionOf[label] ?? label, value]);
  return { name, corpus: join(shared, 'corpora', name), pages: join(folder, 'html'), labels, labelOptions };
}

/** A site of Markdown pages with its reference pages, and the path under which those were published. */
export interface SiteGolden {
  readonly corpus: string;
  readonly pages: string;
  readonly basePath: string;
}

/** The site of a release such as `v1.19`. */
export function siteGolden(release: string): SiteGolden {
  const name = `spec-${release}`;
  return {
    corpus: join(shared, 'corpora', name),
    pages: join(shared, 'goldens', name, 'html'),
    basePath: `/${release}`,
  };
}
