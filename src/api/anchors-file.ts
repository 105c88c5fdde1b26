import { join } from 'node:path';
import { writeAnchors } from '../policy/write-anchors.js';
import type { Reader } from '../source/reader.js';
import { anchorsFile } from '../spec/anchors.js';
import { UsageError } from './usage-error.js';
import { writeAtomic } from './write-atomic.js';

/** Throws a UsageError if the list of anchors does not exist. */
export function requireAnchors(reader: Reader): void {
  if (reader.canonical(anchorsFile) === undefined)
    throw new UsageError(`File not found: ${anchorsFile}. Create it with \`spec check --write-anchors\`.`);
}

/** Updates the list of anchors; returns a one-line summary. */
export function updateAnchors(
  root: string,
  reader: Reader,
  pages: ReadonlyMap<string, ReadonlySet<string>>,
  isForced: boolean,
): string {
  const before = reader.read(anchorsFile);
  const { text, added, removed, missing } = writeAnchors(before, pages, isForced);
  if (text !== before) writeAtomic(join(root, anchorsFile), text);
  const also = [
    removed > 0 ? `, ${removed} removed` : '',
    missing > 0 ? `; ${missing} missing but still listed: add aliases, or remove them with --force` : '',
  ];
  return `${anchorsFile}: ${added} added${also.join('')}.`;
}
