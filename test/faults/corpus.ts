import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasShared, shared } from '../conformance/shared.js';
import { DataReading } from './reading/data.js';

/** A repository that faults are planted in: its texts, read by other means than those that are tested. */
export interface Corpus {
  readonly name: string;
  readonly root: string;
  readonly files: ReadonlyMap<string, string>;
  readonly data: DataReading;
}

const folders = ['specification', 'api', 'event-schemas', 'data-definitions', 'changelogs', 'CHANGELOG.rst'];
const own = resolve(import.meta.dirname, '../..');

/** This repository's own specification and, where the shared data is, real ones. */
export function corpora(): Corpus[] {
  const found = [open('own', own)];
  if (!hasShared) return found;
  for (const name of ['cs-r0.6.1', 'cs-r0.4.0', 'doc-2015-10-13'])
    found.push(open(name, join(shared, 'corpora', name)));
  return found;
}

export { hasShared };

function open(name: string, root: string): Corpus {
  const files = new Map<string, string>();
  const walk = (path: string): void => {
    const full = join(root, path);
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) {
      // A link is kept as the text that a checkout without links has in its place.
      if (stat) files.set(path, stat.isSymbolicLink() ? readlinkSync(full) : readFileSync(full, 'utf8'));
      return;
    }
    for (const entry of readdirSync(full).sort()) if (!entry.startsWith('.')) walk(`${path}/${entry}`);
  };
  for (const folder of folders) walk(folder);
  return { name, root, files, data: new DataReading(files) };
}
