import type { Block } from './blocks.js';
import type { BlockChange } from './changes.js';
import { pairByLikeness } from './likeness.js';
import { diffLines, diffLists, diffWords } from './text-diff.js';

/** The changes between the blocks of two versions of a section, in order. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const keyOf = ({ form, text }: Block): string => `${form} ${text}`;
  return diffLists(before.map(keyOf), after.map(keyOf)).flatMap((run) =>
    run.isEqual ? [] : replaced(before.slice(...run.before), after.slice(...run.after)),
  );
}

/** Blocks in the place of others: likely versions of one block are compared, the others are deleted or inserted. */
function replaced(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const changes: BlockChange[] = [];
  let next = 0;
  const deleteUntil = (end: number): void => {
    for (const block of before.slice(next, end)) changes.push(wholeBlock(block, 'deleted'));
    next = Math.max(next, end);
  };
  const previous = versionsOf(before, after);
  for (const [i, block] of after.entries()) {
    const from = previous.get(i);
    const old = from === undefined || from < next ? undefined : before[from];
    if (!old || from === undefined) {
      changes.push(wholeBlock(block, 'inserted'));
      continue;
    }
    deleteUntil(from);
    next = from + 1;
    changes.push(changedBlock(old, block));
  }
  deleteUntil(before.length);
  return changes;
}

/** The old version of each new block, by index. A single block replaces a single one of its form. */
function versionsOf(before: readonly Block[], after: readonly Block[]): ReadonlyMap<number, number> {
  const [old, current] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && old && old.form === current?.form)
    return new Map([[0, 0]]);
  const pairs = pairByLikeness(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  return new Map([...pairs].filter(([a, b]) => before[a]?.form === after[b]?.form).map(([a, b]) => [b, a]));
}

const changedBlock = (before: Block, after: Block): BlockChange => ({
  form: after.form,
  parts: after.form === 'code' ? diffLines(before.text, after.text) : diffWords(before.text, after.text),
  beforeSpan: before.element,
  afterSpan: after.element,
});

/** A block that is in one version only. */
export const wholeBlock = ({ form, text, element }: Block, kind: 'inserted' | 'deleted'): BlockChange => ({
  form,
  parts: [{ kind, text }],
  ...(kind === 'inserted' ? { afterSpan: element } : { beforeSpan: element }),
});
