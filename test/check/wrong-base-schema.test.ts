import { expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { mergeSameCause } from '../../src/diagnostics/same-cause.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { openRepository } from '../../src/spec/repository.js';
import { optionsOf } from './cases.js';
import { fixtureRepository, fixtureSite } from './fixture-repository.js';

const types = ['m.calf', 'm.bull', 'm.ox', 'm.herd'];

/** A repository with several event types, whose base schema is edited. */
function withBase(isSite: boolean, edit: (base: string) => string): ReadonlyMap<string, string> {
  const [folder, extension] = isSite ? ['data/event-schemas', '.yaml'] : ['event-schemas', ''];
  const files = new Map(Object.entries(isSite ? fixtureSite : fixtureRepository));
  const textOf = (path: string): string => files.get(path) ?? '';
  for (const type of types)
    for (const kind of ['schema', 'examples']) {
      const text = textOf(`${folder}/${kind}/m.cow${extension}`);
      files.set(`${folder}/${kind}/${type}${extension}`, text.replaceAll('m.cow', type));
    }
  const base = `${folder}/schema/core-event-schema/event.yaml`;
  files.set(base, edit(`${textOf(base)}required: [type, content]\n`));
  return files;
}

async function problems(files: ReadonlyMap<string, string>): Promise<string[]> {
  const repository = openRepository(new Graph(), memoryReader(files), optionsOf());
  const { diagnostics } = await check(repository);
  return mergeSameCause(diagnostics)
    .filter(({ severity, rule }) => severity !== 'info' && rule !== 'spec/unused-content')
    .map(({ rule, message, span }) => {
      const { file, start } = locationOf(span);
      return `${rule} ${file.replace(/^.*\//, '')}:${start.line} ${message}`;
    });
}

test.each([false, true])('a mistake in a base schema is one problem (site: %s)', async (isSite) => {
  const of = (edit: (base: string) => string): Promise<string[]> => problems(withBase(isSite, edit));
  expect(await of((base) => base)).toEqual([]);
  expect(await of((base) => base.replace('type: string', 'type: integer'))).toEqual([
    'example/event event.yaml:5 Several examples do not match `type` of this schema.',
  ]);
  expect(await of((base) => base.replace('[type, content]', '[typo, content]'))).toEqual([
    'example/event event.yaml:8 Several examples do not match `required` of this schema.',
    'schema/required event.yaml:8 The required property "typo" is not described.',
  ]);
  expect(await of((base) => base.replace('properties:', 'propeties:'))).toEqual([
    'schema/unknown-keyword event.yaml:3 Unknown keyword "propeties".',
  ]);
});
