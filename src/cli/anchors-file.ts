import { join } from 'node:path';
import { writeAnchors } from '../policy/write-anchors.js';
import type { Reader } from '../source/reader.js';
import { anchorsFile } from '../spec/anchors.js';
import { UsageError } from './usage-error.js';
import { writeAtomic } from './write-atomic.js';

/** Throws a UsageError where a check of anchors is asked for and there is no list. */
export function requireAnchors(reader: Reader): void {
  if (reader.canonical(anchorsFile) === undefined)
    throw new UsageError(`there is no ${anchorsFile} to check; \`spec check --write-anchors\` writes it.`);
}

/** Writes the list of places, and gives a line that says what that came to. */
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
    missing > 0 ? `; ${missing} lost and still listed: give them aliases, or remove them with --force` : '',
  ];
  return `${anchorsFile}: ${added} added${also.join('')}.`;
}
