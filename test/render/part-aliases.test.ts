import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';
import { buildSite } from './build-site.js';

const folder = join(import.meta.dirname, '../check/rules/anchor-alias/good-parts');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const pageWith = (anchors: string): string =>
  buildSite(
    {
      ...fixtureRepository,
      'specification/index.rst': read('specification/index.rst'),
      'anchors.txt': anchors,
    },
    undefined,
  ).text('index.html');

test('former ids of tables, rows, notes and examples are where the new id is', () => {
  const page = pageWith(read('anchors.txt'));
  const request = '<div class="scroll"><table class="type-table" id="get-meadow-cows-cowid.request">';
  for (const expected of [
    '<td>name<td>string<td><span id="get-meadow-cows-cowid.response.200:title"></span>Her name.',
    `<span id="the-request"></span><span id="the-path"></span>${request}`,
    '<span id="m-cow:noise"></span>',
    '<span id="get-meadow-cows-cowid.response.200:horns"></span><h1',
    'id="the-farm.note-2" role="note"><span id="weight"></span>',
    '<span id="moo"></span><pre',
  ])
    expect(page).toContain(expected);
});

test('an alias takes neither the id of a row, nor the ids of its neighbours', () => {
  const occupied = 'index.html#get-meadow-cows-cowid.response.200:name -> the-farm\n';
  expect(pageWith(occupied)).toBe(pageWith(''));
});
