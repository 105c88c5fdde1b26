import { expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { openRepository } from '../../src/spec/repository.js';
import { optionsOf } from './cases.js';
import { fixtureRepository, fixtureSite } from './fixture-repository.js';

type Files = Readonly<Record<string, string>>;

/** Replaces a name in a file, and returns all problems that are not in the original files. */
async function problemsAfter(files: Files, path: string, name: string, misspelt: string): Promise<string[]> {
  const before = files[path];
  if (!before?.includes(name)) throw new Error(`${path} does not contain ${name}`);
  const edited = { ...files, [path]: before.replace(name, misspelt) };
  const repository = openRepository(new Graph(), memoryReader(edited), optionsOf());
  const { diagnostics } = await check(repository);
  return diagnostics
    .filter(({ rule }) => rule !== 'openapi/description')
    .map(({ rule, span }) => `${rule} ${locationOf(span).file}:${locationOf(span).start.line}`);
}

const pasture = 'content/pasture.md';
const module = 'content/client-server-api/modules/barn.md';

test.each([
  [pasture, 'filename="barn"', 'filename="bran"', 12],
  [pasture, 'api="cows"', 'api="cosw"', 8],
  [pasture, 'event="m.cow"', 'event="m.cwo"', 10],
  [module, 'schemas/barn', 'schemas/bran', 3],
])('in %s, %s is misspelt: its file is not reported as unused', async (path, name, misspelt, line) => {
  expect(await problemsAfter(fixtureSite, path, name, misspelt)).toEqual([
    `page/missing-file ${path}:${line}`,
  ]);
});

test('a misspelt variable is one problem', async () => {
  expect(
    await problemsAfter(fixtureRepository, 'specification/index.rst', 'm_cow_event', 'm_cwo_event'),
  ).toEqual(['spec/unknown-variable specification/index.rst:6']);
});

test('a misspelt section file is one problem', async () => {
  const files: Files = {
    ...fixtureRepository,
    'specification/targets.yaml':
      'targets:\n  index:\n    files: [index.rst, barn.rst]\ntitle_styles: ["=", "-"]\n',
    'specification/index.rst': 'The farm\n========\n\nSee barn_.\n\n{{client_server_changelog}}\n',
    'specification/barn.rst': '.. _barn:\n\nThe barn\n========\n\n{{cows_cs_http_api}}\n\n{{m_cow_event}}\n',
  };
  expect(await problemsAfter(files, 'specification/targets.yaml', 'barn.rst', 'bran.rst')).toEqual([
    'spec/missing-section specification/targets.yaml:3',
  ]);
});
