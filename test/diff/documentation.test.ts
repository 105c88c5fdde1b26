import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Direction, Effect } from '../../src/diff/change.js';
import { describeImpact } from '../../src/diff/format/describe.js';
import { impactOf, impacts } from '../../src/diff/impact.js';

const text = readFileSync(join(import.meta.dirname, '../../docs/diff.md'), 'utf8');

/** The rows of the tables whose first cell is code, as lists of cells. */
const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, name = '', rest = '']) => [
  name,
  ...rest.split(' | '),
]);

test('the documented classification of changes is that of the code', () => {
  const documented = rows.filter(([name = '']) => name.includes('-')).map(([name, impact]) => [name, impact]);
  expect(documented).toEqual(Object.entries(impacts).map(([kind, impact]) => [kind, describeImpact(impact)]));
});

test('the documented classification of effects is that of the code', () => {
  const effects: readonly Effect[] = [
    'narrowed',
    'widened',
    'altered',
    'extended',
    'reduced',
    'default',
    'documentation',
  ];
  const directions: readonly Direction[] = ['request', 'response', 'event'];
  const documented = rows
    .filter(([, ...cells]) => cells.length === 4)
    .map(([name, , ...cells]) => [name, ...cells]);
  expect(documented).toEqual(
    effects.map((effect) => [
      effect,
      ...directions.map((direction) => describeImpact(impactOf(effect, direction))),
    ]),
  );
});
