import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casesFolder, readCases } from './case.js';
import { compare, type Match } from './compare.js';
import { docutilsTree } from './docutils-tree.js';
import { pygments } from './pygments.js';

interface Difference {
  /** What still agrees: the structure, or nothing. */
  readonly match: 'structure' | 'none';
  readonly reason: string;
  /** With this installed there is no difference. */
  readonly unless?: 'Pygments';
}

/** Cases that differ on purpose. Every other case must agree wholly. */
const differences: Readonly<Record<string, Difference>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'rst-differences.json'), 'utf8'),
);

const hasPygments = pygments('1', 'python') !== undefined;

/** How a case must agree here. */
function expectedMatch(id: string): Match {
  const difference = differences[id];
  return difference === undefined || (difference.unless && hasPygments) ? 'whole' : difference.match;
}

describe.skipIf(!existsSync(casesFolder))("docutils' cases", () => {
  const cases = existsSync(casesFolder) ? readCases(casesFolder) : [];

  it.each(cases.map((found) => [found.id, found] as const))('%s', (id, found) => {
    const tree = docutilsTree(found);
    const expected = expectedMatch(id);
    if (expected === 'whole') expect(tree).toBe(found.pseudoxml);
    else expect(compare(found.pseudoxml, tree), 'take it off the list of differences').toBe(expected);
  });

  it('has no difference on its list that is no case', () => {
    const ids = new Set(cases.map((found) => found.id));
    expect(Object.keys(differences).filter((id) => !ids.has(id))).toEqual([]);
  });
});
