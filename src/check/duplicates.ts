import type { Span } from '../source/text.js';

/** A place of what should be there once. */
export interface Occurrence {
  readonly file: string;
  readonly span: Span;
}

/**
 * The occurrences that are to be told of, each with another one: in one file all but the first, in several files each, as somebody who
 * checks one of the files sees the problems of that file alone.
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
