import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest } from '../../src/doc/closest.js';

/** Levenshtein's distance, in which two letters that change places count once, from its definition. */
function distance(a: string, b: string, known = new Map<string, number>()): number {
  if (a === '' || b === '') return a.length + b.length;
  const key = `${a.length} ${b.length}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const [restOfA, restOfB] = [a.slice(1), b.slice(1)];
  const least = Math.min(
    distance(restOfA, b, known) + 1,
    distance(a, restOfB, known) + 1,
    distance(restOfA, restOfB, known) + (a[0] === b[0] ? 0 : 1),
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? distance(a.slice(2), b.slice(2), known) + 1
      : Number.POSITIVE_INFINITY,
  );
  known.set(key, least);
  return least;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 14 });

test('the first of those that differ least, by a third of the letters at most', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (misspelt, candidates) => {
      const near = candidates
        .map((candidate) => ({ candidate, by: distance(misspelt, candidate) }))
        .filter(({ by }) => by <= Math.floor(misspelt.length / 3))
        .sort((a, b) => a.by - b.by);
      expect(closest(misspelt, candidates)).toBe(near[0]?.candidate);
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
])('%s', (misspelt, candidates, near) => {
  expect(closest(misspelt, candidates)).toBe(near);
});
