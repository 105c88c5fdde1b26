import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../../src/check/catalogue/index.js';
import { readConfig } from '../../src/policy/read-config.js';
import { SourceText } from '../../src/source/text.js';
import { matrix } from '../../src/spec/presets.js';
import type { RepositoryOptions } from '../../src/spec/repository.js';
import { fixtureRepository, fixtureSite } from './fixture-repository.js';

export const root = join(import.meta.dirname, 'rules');

/**
 * Returns the fixture repository overlaid with the files of a folder; a file named `x.removed` removes x. A case whose name contains `site`
 * starts from the fixture of the layout of 2021.
 */
export function filesOf(folder: string): Map<string, string> {
  const isSite = /-site(?:-|$)/.test(basename(folder));
  const files = new Map(Object.entries(isSite ? fixtureSite : fixtureRepository));
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path === 'expected.txt' || statSync(join(folder, path)).isDirectory()) continue;
    if (path.endsWith('.removed')) files.delete(path.slice(0, -'.removed'.length));
    else files.set(path, readFileSync(join(folder, path), 'utf8'));
  }
  return files;
}

export interface Case {
  readonly title: string;
  /** Id of the rule under test. */
  readonly rule: string;
  readonly folder: string;
}

/** All cases of all rules. */
export const cases: readonly Case[] = readdirSync(root).flatMap((rule) =>
  readdirSync(join(root, rule)).map((name) => ({
    title: `${rule}/${name}`,
    rule: rule.replace('-', '/'),
    folder: join(root, rule, name),
  })),
);

/** Returns the options of a repository with the given `spec.config.yaml`. */
export function optionsOf(config = ''): RepositoryOptions {
  const names = { rules: catalogue.map(({ id }) => id), preset: 'matrix' } as const;
  const source = SourceText.file('spec.config.yaml', config);
  const { prose } = readConfig(source, names, ({ message }) => {
    throw new Error(message);
  });
  return {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    keepsTypeTitles: true,
    prose,
  };
}
