import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, readCases } from './case.js';
import { compare, type Match } from './compare.js';
import { docutilsTree } from './docutils-tree.js';
import { pygments } from './pygments.js';

interface Difference {
  /** The expected degree of agreement. */
  readonly match: 'structure' | 'none';
  readonly reason: string;
  /** The software that eliminates the difference. */
  readonly unless?: 'Pygments';
}

/** Cases with an accepted difference. All others must match completely. */
const differences: Readonly<Record<string, Difference>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'rst-differences.json'), 'utf8'),
);

const hasPygments = pygments('1', 'python') !== undefined;

/** The required degree of agreement of a case. */
function expectedMatch(id: string): Match {
  const difference = differences[id];
  return difference === undefined || (difference.unless && hasPygments) ? 'whole' : difference.match;
}

describe.skipIf(!existsSync(casesFolder))("docutils' cases", () => {
  const cases = existsSync(casesFolder) ? readCases(casesFolder) : [];

  it.each(cases.map((rstCase) => [rstCase.id, rstCase] as const))('%s', (id, rstCase) => {
    const tree = docutilsTree(rstCase);
    const expected = expectedMatch(id);
    if (expected === 'whole') expect(tree).toBe(rstCase.pseudoxml);
    else expect(compare(rstCase.pseudoxml, tree), 'remove it from the list of differences').toBe(expected);
  });

  it('are the only ids in the list of differences', () => {
    const ids = new Set(cases.map(({ id }) => id));
    expect(Object.keys(differences).filter((id) => !ids.has(id))).toEqual([]);
  });
});
