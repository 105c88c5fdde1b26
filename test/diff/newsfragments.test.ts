import { expect, test } from 'vitest';
import { compareSpecifications } from '../../src/diff/comparison.js';
import { compareFragments, type FragmentProblems, readFragments } from '../../src/diff/newsfragments.js';
import { readState } from '../../src/diff/specification-state.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';

const api = (parameters: string): string => `swagger: "2.0"
info: { title: Cows, version: "1" }
basePath: /meadow
paths:
  /cows/{id}/milk:
    get:
      summary: Milk a cow.
      parameters: [${parameters}]
      responses: { 200: { description: Milk. } }
`;
const limit = '{ in: query, name: limit, type: integer }';
const base: Readonly<Record<string, string>> = {
  'api/client-server/cows.yaml': api(''),
  'specification/targets.yaml': 'targets:\n  index:\n    files: [index.rst]\n',
  'specification/index.rst': 'Cows\n====\n\nText.\n',
  'changelogs/client_server/pyproject.toml': '[tool.towncrier]\n',
  'changelogs/client_server/newsfragments/1.feature': 'Add ``limit``.\n',
};

const open = (files: Readonly<Record<string, string>>) =>
  openRepository(new Graph(), memoryReader(files), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: false,
  });

function problemsOf(changes: Readonly<Record<string, string>>): FragmentProblems {
  const [before, after] = [open(base), open({ ...base, ...changes })];
  const comparison = compareSpecifications(readState(before), readState(after));
  return compareFragments(readFragments(before), readFragments(after), comparison);
}

const changed = { 'api/client-server/cows.yaml': api(limit) };
const name = 'GET /meadow/cows/{id}/milk';
const fragment = (text: string, area = 'client_server') => ({
  [`changelogs/${area}/newsfragments/2.feature`]: text,
});

test('a change without a new newsfragment is listed', () => {
  expect(problemsOf(changed)).toEqual({ undescribed: [name], unmatched: [] });
});

test.each([
  'Add the parameter ``limit``.',
  'Add a parameter to ``GET /cows/{cowId}/milk``.',
  'Return less milk from ``/milk``.',
])('the newsfragment "%s" describes the change', (text) => {
  expect(problemsOf({ ...changed, ...fragment(text) })).toEqual({ undescribed: [], unmatched: [] });
});

test.each(['Add the parameter ``limits``.', 'Feed goats with ``/hay``.'])(
  'the newsfragment "%s" does not',
  (text) => {
    expect(problemsOf({ ...changed, ...fragment(text) })).toEqual({
      undescribed: [name],
      unmatched: ['changelogs/client_server/newsfragments/2.feature'],
    });
  },
);

test('a newsfragment of another API does not describe a change', () => {
  const other = {
    'changelogs/identity_service/pyproject.toml': '[tool.towncrier]\n',
    ...fragment('Add ``limit``.', 'identity_service'),
  };
  expect(problemsOf({ ...changed, ...other }).undescribed).toEqual([name]);
});

test('a page of no changelog needs no newsfragment, and that of one needs any', () => {
  const targets = 'targets:\n  index:\n    files: [index.rst]\n  client_server:\n    files: [client.rst]\n';
  const text = { 'specification/index.rst': 'Cows\n====\n\nOther text.\n' };
  expect(problemsOf(text)).toEqual({ undescribed: [], unmatched: [] });
  const page = {
    'specification/targets.yaml': targets,
    'specification/client.rst': 'Clients\n=======\n\nText.\n',
  };
  expect(problemsOf(page)).toEqual({ undescribed: ['client_server.html'], unmatched: [] });
  expect(problemsOf({ ...page, ...fragment('Describe clients.') })).toEqual({
    undescribed: [],
    unmatched: [],
  });
});

test('a newsfragment without a change is listed', () => {
  expect(problemsOf(fragment('Add nothing.'))).toEqual({
    undescribed: [],
    unmatched: ['changelogs/client_server/newsfragments/2.feature'],
  });
});

test('a change of a description is described by any newsfragment of its API', () => {
  const described = { 'api/client-server/cows.yaml': api('').replace('Milk a cow.', 'Milk one cow.') };
  expect(problemsOf({ ...described, ...fragment('Clarify milking.') })).toEqual({
    undescribed: [],
    unmatched: [],
  });
});
