import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/check/catalogue/index.js';

const src = join(import.meta.dirname, '../../src');
const catalogued = new Set(catalogue.map(({ id }) => id));

/** Collects the strings in the sources, apart from the catalogue, that have the form of a rule id. */
function idsInSources(): Set<string> {
  const groups = [...new Set(catalogue.map(({ id }) => id.split('/')[0]))].join('|');
  const id = new RegExp(`'((?:${groups})/[a-z0-9]+(?:-[a-z0-9]+)*)'`, 'g');
  const ids = new Set<string>();
  for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.startsWith(join('check', 'catalogue'))) continue;
    for (const [, found = ''] of readFileSync(join(src, path), 'utf8').matchAll(id)) ids.add(found);
  }
  return ids;
}

/** Strings of the same form that are paths or shortcodes. */
const others = new Set([
  'data/api',
  'data/schemas',
  'changelog/changelog-changes',
  'changelog/changelog-description',
  'changelog/changelog-rendered',
  'changelog/changelogs',
]);

test('every id in the sources is in the catalogue', () => {
  expect([...idsInSources()].filter((id) => !catalogued.has(id) && !others.has(id))).toEqual([]);
});

test('every id of the catalogue is in the sources', () => {
  const found = idsInSources();
  expect([...catalogued].filter((id) => !found.has(id))).toEqual([]);
});

test('every id has a summary and an explanation', () => {
  for (const { id, summary, explanation } of catalogue) {
    expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
    expect(summary, id).toMatch(/^[^.].*\.$/);
    expect(explanation, id).toMatch(/\.$/);
    expect(explanation).not.toBe(summary);
  }
  expect(catalogued.size).toBe(catalogue.length);
});
