import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Direction } from '../../src/diff/change.js';
import { type Effect, effects } from '../../src/diff/effects.js';
import { describeImpact } from '../../src/diff/format/describe.js';
import { impactOf, impacts } from '../../src/diff/impact.js';
import { apiCases, changesOf, eventCases } from './cases.js';

const text = readFileSync(join(import.meta.dirname, '../../docs/diff.md'), 'utf8');

/** The rows of the tables in a section whose first cell is code, as lists of cells. */
const rowsIn = (title: string): string[][] => {
  const section = text.split(/^###? /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, name = '', rest = '']) => [
    name,
    ...rest.split(' | '),
  ]);
};

test('the documented classification of changes is that of the code', () => {
  expect(rowsIn('Operations and events')).toEqual(
    Object.entries(impacts).map(([kind, impact]) => [kind, describeImpact(impact)]),
  );
});

test('the documented effects of changes within schemas are those of the code', () => {
  expect(rowsIn('Schemas')).toEqual(Object.entries(effects).map(([kind, effect]) => [kind, `\`${effect}\``]));
});

const directions: readonly Direction[] = ['request', 'response', 'event'];

test('the documented classification of effects is that of the code', () => {
  const documented = rowsIn('Effects').map(([name, , ...cells]) => [name, ...cells]);
  expect(documented.map(([name]) => name).sort()).toEqual([...new Set(Object.values(effects))].sort());
  for (const [name, ...cells] of documented) {
    const effect = Object.values(effects).find((known) => known === name);
    if (!effect) throw new Error(`unknown effect ${name}`);
    expect(cells).toEqual(directions.map((direction) => describeImpact(impactOf(effect, direction))));
  }
});

const changes = [...apiCases(), ...eventCases()].flatMap((changeCase) =>
  changesOf(changeCase).flatMap((comparison) => comparison.changes),
);

test('each documented kind of change is in a case', () => {
  const shown = new Set(changes.map(({ kind }) => kind));
  const kinds = [...rowsIn('Operations and events'), ...rowsIn('Schemas')].map(([kind = '']) => kind);
  expect(kinds.filter((kind) => !shown.has(kind))).toEqual([]);
});

test('each documented effect is in a case for requests, responses and events', () => {
  const effectOf: Readonly<Record<string, Effect>> = effects;
  const directionOf = ({ subject, part }: (typeof changes)[number]): Direction => {
    if (subject.kind === 'event') return 'event';
    const isResponse = part.startsWith('response') !== subject.name.startsWith('webhook ');
    return isResponse ? 'response' : 'request';
  };
  const shown = new Set(changes.map((change) => `${effectOf[change.kind]} ${directionOf(change)}`));
  const rows = rowsIn('Effects').flatMap(([effect]) =>
    directions.map((direction) => `${effect} ${direction}`),
  );
  expect(rows.filter((row) => !shown.has(row))).toEqual([]);
});
