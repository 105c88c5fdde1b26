import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasShared, shared } from '../conformance/shared.js';
import { DataReading } from './reading/data.js';

/** A repository to plant faults in, read independently of the code under test. */
export interface Corpus {
  readonly name: string;
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
  readonly data: DataReading;
}

const folders = ['specification', 'api', 'event-schemas', 'data-definitions', 'changelogs', 'CHANGELOG.rst'];
const ownRoot = resolve(import.meta.dirname, '../..');

/** Returns this repository's specification and, if the shared corpora are available, those of real repositories. */
export function corpora(): Corpus[] {
  const found = [open('own', ownRoot)];
  if (!hasShared) return found;
  for (const name of ['cs-r0.6.1', 'cs-r0.4.0', 'doc-2015-10-13'])
    found.push(open(name, join(shared, 'corpora', name)));
  return found;
}

/** The folders of a site of the layout of 2021. */
const siteFolders = ['content', 'data', 'data-definitions', 'changelogs', 'config', 'config.toml'];

/** Returns the sites among the shared corpora. */
export const sites = (): Corpus[] =>
  hasShared
    ? ['spec-v1.19', 'spec-v1.10'].map((name) => open(name, join(shared, 'corpora', name), siteFolders))
    : [];

export { hasShared };

function open(name: string, root: string, included = folders): Corpus {
  const files = new Map<string, string>();
  const walk = (path: string): void => {
    const full = join(root, path);
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) {
      // A symbolic link is read as a checkout without symbolic links represents it: a text file with the target.
      if (stat) files.set(path, stat.isSymbolicLink() ? readlinkSync(full) : readFileSync(full, 'utf8'));
      return;
    }
    for (const entry of readdirSync(full).sort()) if (!entry.startsWith('.')) walk(`${path}/${entry}`);
  };
  for (const folder of included) walk(folder);
  return { name, root, files, data: new DataReading(files) };
}
