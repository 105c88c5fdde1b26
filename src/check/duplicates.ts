import type { Span } from '../source/text.js';

/** One of several definitions of something that must be unique. */
export interface Occurrence {
  readonly file: string;
  readonly span: Span;
}

/**
 * Yields the occurrences to report, each with another one. If all occurrences are in one file, the first is not reported; if they are in
 * several files, every file gets a report, because `spec check FILE` shows the problems of that file only.
 */
export function* duplicates<T extends Occurrence>(
  occurrences: readonly T[],
): Generator<{ readonly at: T; readonly other: T }> {
  const [first] = occurrences;
  if (!first) return;
  for (const at of occurrences) {
    if (at !== first) yield { at, other: first };
    else {
      const other = occurrences.find(({ file }) => file !== first.file);
      if (other) yield { at, other };
    }
  }
}
