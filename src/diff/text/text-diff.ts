import { diffArrays } from 'diff/lib/diff/array.js';

/** Lists that differ in more places are replaced as a whole: the time grows with the number of differences. */
const mostDifferences = 1000;

/** A run of items that is in both lists, or items of one list that items of the other replace. */
export interface Run {
  readonly isEqual: boolean;
  /** The ranges in the two lists; either may be empty if they are not equal. */
  readonly before: Range;
  readonly after: Range;
}

export type Range = readonly [start: number, end: number];

/** The differences between two lists of keys, as runs in order. */
export function diffLists(before: readonly string[], after: readonly string[]): readonly Run[] {
  const differences = diffArrays([...before], [...after], { maxEditLength: mostDifferences });
  if (!differences) return [{ isEqual: false, before: [0, before.length], after: [0, after.length] }];
  const runs: Run[] = [];
  let [from, to] = [0, 0];
  let [nextFrom, nextTo] = [0, 0];
  const flush = (isEqual: boolean): void => {
    if (from < nextFrom || to < nextTo) runs.push({ isEqual, before: [from, nextFrom], after: [to, nextTo] });
    [from, to] = [nextFrom, nextTo];
  };
  for (const { added, removed, value } of differences) {
    if (!added && !removed) flush(false);
    if (!added) nextFrom += value.length;
    if (!removed) nextTo += value.length;
    if (!added && !removed) flush(true);
  }
  flush(false);
  return runs;
}

/** A run of text that is in both versions, or in one only. */
export interface Part {
  readonly kind: 'equal' | 'deleted' | 'inserted';
  readonly text: string;
}

/** The differences between two texts, by words; spaces belong to the following word. */
export function diffWords(before: string, after: string): readonly Part[] {
  const words = (text: string): string[] =>
    ` ${text}`.match(/\s*(?:[\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_\s]|$)/gu)?.filter((word) => word !== '') ??
    [];
  const [first, ...others] = partsOf(words(before), words(after), '');
  if (!first) return [];
  // The space that makes the first word comparable with others is not part of the text.
  const second = others[0];
  const start = { ...first, text: first.text.slice(1) };
  const isReplaced = first.kind === 'deleted' && second?.kind === 'inserted';
  const rest = isReplaced ? [{ ...second, text: second.text.slice(1) }, ...others.slice(1)] : others;
  return [start, ...rest].filter(({ text }) => text !== '');
}

/** The differences between two listings, by lines. */
export const diffLines = (before: string, after: string): readonly Part[] =>
  partsOf(before.split('\n'), after.split('\n'), '\n');

function partsOf(before: readonly string[], after: readonly string[], separator: string): Part[] {
  const parts: Part[] = [];
  const add = (kind: Part['kind'], items: readonly string[], [start, end]: Range): void => {
    if (start < end) parts.push({ kind, text: items.slice(start, end).join(separator) });
  };
  for (const run of diffLists(before, after)) {
    if (run.isEqual) add('equal', after, run.after);
    else {
      add('deleted', before, run.before);
      add('inserted', after, run.after);
    }
  }
  return parts;
}
