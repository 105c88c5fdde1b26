import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/run.js';
import { locationOf } from '../../src/diagnostics/order.js';
import type { Changes } from '../../src/source/changes.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import type { Reader } from '../../src/source/reader.js';
import type { TreeReader } from '../../src/source/tree-reader.js';
import { KeptRepository } from '../../src/spec/kept-repository.js';
import type { Repository, RepositoryOptions } from '../../src/spec/repository.js';
import { cases, filesOf, optionsOf } from './cases.js';
import { fixtureRepository } from './fixture-repository.js';

type Files = ReadonlyMap<string, string>;

/** A repository of files that can be replaced. */
class ChangingFiles implements TreeReader {
  #reader: Reader;
  constructor(private files: Files) {
    this.#reader = memoryReader(files);
  }
  /** Replaces the files, and returns the changes. */
  replace(files: Files): Changes {
    const paths = new Set([...this.files.keys(), ...files.keys()]);
    const changed = [...paths].filter((path) => this.files.get(path) !== files.get(path));
    const entries = changed.some((path) => !this.files.has(path) || !files.has(path));
    this.files = files;
    this.#reader = memoryReader(files);
    return { files: new Set(changed), entries };
  }
  read = (path: string) => this.#reader.read(path);
  bytes = (path: string) => this.#reader.bytes(path);
  list = (path: string) => this.#reader.list(path);
  canonical = (path: string) => this.#reader.canonical(path);
  canonicalFile = (path: string) => this.#reader.canonicalFile(path);
  forget = () => {};
  hasMoved = () => false;
}

const optionsIn = (reader: Reader): RepositoryOptions => optionsOf(reader.read('spec.config.yaml'));
const open = (files: ChangingFiles): KeptRepository => new KeptRepository(files, optionsIn(files));
const fresh = (files: Files): Repository => open(new ChangingFiles(files)).repository;

async function problems(repository: Repository): Promise<string[]> {
  const { diagnostics } = await check(repository);
  return diagnostics.map(({ rule, severity, span, message }) => {
    const { file, start } = locationOf(span);
    return `${severity} ${rule} ${file}:${start.line}:${start.column} ${message}`;
  });
}

/** Replaces the files of a repository that stays open. */
function change(kept: KeptRepository, files: ChangingFiles, replacement: Files): Repository {
  kept.apply(files.replace(replacement));
  kept.configure(optionsIn(files));
  return kept.repository;
}

const clean: Files = new Map(Object.entries(fixtureRepository));

describe('incremental check', () => {
  test.each(cases)('equals a fresh check when $title is applied and reverted', async ({ folder }) => {
    const files = filesOf(folder);
    const changing = new ChangingFiles(clean);
    const kept = open(changing);
    const before = await problems(kept.repository);
    expect(await problems(change(kept, changing, files))).toEqual(await problems(fresh(files)));
    expect(await problems(change(kept, changing, clean))).toEqual(before);
  });

  test('drops the problems of a file that is no longer included', async () => {
    const index = clean.get('specification/index.rst') ?? '';
    const other = '.. spec-ignore rst/unknown-target: nothing\n\nA text.  \n';
    const files = new Map([
      ...clean,
      ['specification/index.rst', `${index}\n.. include:: other.rst\n`],
      ['specification/other.rst', other],
    ]);
    const changing = new ChangingFiles(files);
    const kept = open(changing);
    const first = await problems(kept.repository);
    expect(first.filter((problem) => problem.includes('other.rst'))).toHaveLength(2);
    const without = new Map([...clean, ['specification/other.rst', other]]);
    expect(await problems(change(kept, changing, without))).toEqual(await problems(fresh(without)));
  });

  test('recomputes only what the change affects', async () => {
    const changing = new ChangingFiles(clean);
    const kept = open(changing);
    const { graph } = kept.repository;
    await check(kept.repository);
    const first = graph.computed;
    await check(kept.repository);
    expect(graph.computed).toBe(first);
    const path = 'event-schemas/examples/m.cow';
    const edited = new Map(clean).set(path, (fixtureRepository[path] ?? '').replace('moo', 'MOO'));
    await check(change(kept, changing, edited));
    expect(kept.repository.graph).toBe(graph);
    expect(graph.computed - first).toBeLessThan(first / 2);
  });
});
