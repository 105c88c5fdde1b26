import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with real repositories, their reference pages and docutils' cases, which is not part of this repository. */
export const shared = resolve(process.env.SPEC_SHARED ?? join(import.meta.dirname, '../../../shared'));

/** Whether the shared folder is there; where it is not, tests that need it say that they were skipped. */
export const hasShared = existsSync(join(shared, 'corpora'));

export interface Golden {
  readonly name: string;
  readonly corpus: string;
  readonly pages: string;
  /** Options of the command line that set its release labels. */
  readonly labelOptions: readonly string[];
}

const optionOf: Readonly<Record<string, string>> = {
  client: '--client-release',
  server: '--server-release',
  appservice: '--appservice-release',
  push_gateway: '--push-gateway-release',
  identity: '--identity-release',
};

/** A corpus with its reference pages, and the labels that these were made with. */
export function golden(name: string): Golden {
  const folder = join(shared, 'goldens', name);
  const meta: { labels: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'meta.json'), 'utf8'),
  );
  const labelOptions = Object.entries(meta.labels).flatMap(([label, value]) => [
    optionOf[label] ?? label,
    value,
  ]);
  return { name, corpus: join(shared, 'corpora', name), pages: join(folder, 'html'), labelOptions };
}
