import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import type { Reader } from '../../src/source/reader.js';
import { layoutOf } from '../../src/spec/layouts/index.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository, type Repository } from '../../src/spec/repository.js';
import { cases, filesOf, optionsOf } from './cases.js';
import { fixtureRepository } from './fixture-repository.js';

type Files = ReadonlyMap<string, string>;

/** A reader whose files can be replaced. */
class ChangingReader implements Reader {
  #reader: Reader;
  constructor(public files: Files) {
    this.#reader = memoryReader(files);
  }
  replace(files: Files): void {
    this.files = files;
    this.#reader = memoryReader(files);
  }
  read = (path: string) => this.#reader.read(path);
  bytes = (path: string) => this.#reader.bytes(path);
  list = (path: string) => this.#reader.list(path);
  canonical = (path: string) => this.#reader.canonical(path);
}

const open = (reader: Reader): Repository =>
  openRepository(new Graph(), reader, optionsOf(reader.read('spec.config.yaml')));

async function problems(repository: Repository): Promise<string[]> {
  const { diagnostics } = await check(repository);
  return diagnostics.map(({ rule, severity, span, message }) => {
    const { file, start } = locationOf(span);
    return `${severity} ${rule} ${file}:${start.line}:${start.column} ${message}`;
  });
}

/** The list of changelogs and the configuration are fixed when a repository is opened. */
const fixedPartOf = (reader: Reader): string =>
  JSON.stringify([layoutOf(reader, matrix).changelogs(reader, matrix), reader.read('spec.config.yaml')]);

/** Replaces the files of a repository and invalidates the changed ones; reopens the repository if its fixed part changes. */
function change(repository: Repository, reader: ChangingReader, files: Files): Repository {
  const before = fixedPartOf(reader);
  const paths = new Set([...reader.files.keys(), ...files.keys()]);
  const changed = [...paths].filter((path) => reader.files.get(path) !== files.get(path));
  reader.replace(files);
  const { folder, canonical, file } = repository.sources;
  for (const query of [folder, canonical]) query.keys().forEach(query.invalidate);
  changed.forEach(file.invalidate);
  return fixedPartOf(reader) === before ? repository : open(reader);
}

const clean: Files = new Map(Object.entries(fixtureRepository));

describe('incremental check', () => {
  test.each(cases)('equals a fresh check when $title is applied and reverted', async ({ folder }) => {
    const files = filesOf(folder);
    const reader = new ChangingReader(clean);
    const first = open(reader);
    const before = await problems(first);
    const second = change(first, reader, files);
    expect(await problems(second)).toEqual(await problems(open(memoryReader(files))));
    const third = change(second, reader, clean);
    expect(await problems(third)).toEqual(before);
  });

  test('drops the problems of a file that is no longer included', async () => {
    const index = clean.get('specification/index.rst') ?? '';
    const other = '.. spec-ignore rst/unknown-target: nothing\n\nA text.  \n';
    const files = new Map([
      ...clean,
      ['specification/index.rst', `${index}\n.. include:: other.rst\n`],
      ['specification/other.rst', other],
    ]);
    const reader = new ChangingReader(files);
    const first = open(reader);
    expect((await problems(first)).filter((problem) => problem.includes('other.rst'))).toHaveLength(2);
    const without = new Map([...clean, ['specification/other.rst', other]]);
    const second = change(first, reader, without);
    expect(await problems(second)).toEqual(await problems(open(memoryReader(without))));
  });

  test('recomputes only what the change affects', async () => {
    const reader = new ChangingReader(clean);
    const repository = open(reader);
    await check(repository);
    const first = repository.graph.computed;
    await check(repository);
    expect(repository.graph.computed).toBe(first);
    const path = 'event-schemas/examples/m.cow';
    change(
      repository,
      reader,
      new Map(clean).set(path, (fixtureRepository[path] ?? '').replace('moo', 'MOO')),
    );
    await check(repository);
    expect(repository.graph.computed - first).toBeLessThan(first / 2);
  });
});
