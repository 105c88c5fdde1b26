import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest } from '../../src/doc/closest.js';

/** Optimal string alignment distance (Levenshtein with transpositions), by its recursive definition. */
function distance(a: string, b: string, memo = new Map<string, number>()): number {
  if (a === '' || b === '') return a.length + b.length;
  const key = `${a.length} ${b.length}`;
  const cached = memo.get(key);
  if (cached !== undefined) return cached;
  const [restOfA, restOfB] = [a.slice(1), b.slice(1)];
  const least = Math.min(
    distance(restOfA, b, memo) + 1,
    distance(a, restOfB, memo) + 1,
    distance(restOfA, restOfB, memo) + (a[0] === b[0] ? 0 : 1),
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? distance(a.slice(2), b.slice(2), memo) + 1
      : Number.POSITIVE_INFINITY,
  );
  memo.set(key, least);
  return least;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 14 });

test('returns the first candidate with the smallest distance, at most a third of the word', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (misspelt, candidates) => {
      const matches = candidates
        .map((candidate) => ({ candidate, edits: distance(misspelt, candidate) }))
        .filter(({ edits }) => edits <= Math.floor(misspelt.length / 3))
        .sort((a, b) => a.edits - b.edits);
      expect(closest(misspelt, candidates)).toBe(matches[0]?.candidate);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['dispaly_name', ['user_id', 'display_name'], 'display_name'],
  ['m.room.mesage', ['m.room.name', 'm.room.message'], 'm.room.message'],
  ['tpye', ['title', 'type'], 'type'],
  ['cow', ['horse'], undefined],
  ['', ['a'], undefined],
])('%s', (misspelt, candidates, match) => {
  expect(closest(misspelt, candidates)).toBe(match);
});
