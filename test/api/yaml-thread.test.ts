import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { YamlThread } from '../../src/api/yaml-thread.js';
import { Graph } from '../../src/graph/graph.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { SourceText } from '../../src/source/text.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { parsedRangesOf } from '../../src/yaml/ranges.js';
import { isCollection } from '../../src/yaml/value.js';
import { openFixture } from '../spec/fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'spec-thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function waitForMarker(): Promise<void> {
  while (!existsSync(marker)) await setTimeout(10);
  rmSync(marker);
}

const paths = Array.from({ length: 20 }, (_, i) => `data-definitions/cow-${i}.yaml`);
const texts = new Map(paths.map((path, i) => [path, i === 3 ? 'a: [\n' : `cow: ${i}\nlegs: [1, {2: x}]\n`]));

const built = resolve(import.meta.dirname, '../../dist/yaml-worker.cjs');
const marker = join(folder, 'marker');

/** A script that writes the marker after its own part: the first thread waits for it, so that it finds texts that are claimed. */
const marked = (name: string, part: string): string =>
  script(
    name,
    `${part}
    require('node:worker_threads').parentPort.once('message', ({ states }) => {
      Atomics.compareExchange(states, 0, 0, 1);
      require('node:fs').writeFileSync(${JSON.stringify(marker)}, '');
      process.exit();
    });`,
  );

test.each([
  ['runs at the same time', built, false],
  ['has finished', marked('finished.cjs', `require(${JSON.stringify(built)});`), true],
  ['has ended before it parsed its text', marked('ended.cjs', ''), true],
  ['does not exist', join(folder, 'absent.cjs'), false],
  ['is not valid', script('invalid.cjs', 'moo('), false],
])('results are the same with a worker that %s', async (_, worker, isMarked) => {
  const thread = new YamlThread(worker);
  try {
    const repository = openFixture([...texts].map(([path, text]) => `==> ${path} <==\n${text}`).join(''));
    thread.parseAhead(repository);
    if (isMarked) await waitForMarker();
    for (const path of paths) {
      const source = repository.graph.get(repository.sources.text, path) ?? SourceText.file(path, '');
      const expected = parseYaml(source);
      // The first time, and again after the result has been taken.
      for (const document of [thread.parse(source), thread.parse(source)]) {
        expect(document).toStrictEqual(expected);
        if (isCollection(document.value) && isCollection(expected.value))
          expect(parsedRangesOf(document.value)).toEqual(parsedRangesOf(expected.value));
      }
    }
  } finally {
    thread.end();
  }
});

test('a file that cannot be read is left to what needs it', () => {
  const reader = memoryReader(texts);
  const [first = '', unreadable = ''] = paths;
  const read = (path: string): string | undefined => {
    if (path === unreadable) throw new Error('EIO');
    return reader.read(path);
  };
  const thread = new YamlThread(built);
  try {
    const repository = openRepository(
      new Graph(),
      { ...reader, read },
      { protocol: matrix, labels: {}, gitVersion: () => undefined, raw: true, parseYaml: thread.parse },
    );
    thread.parseAhead(repository);
    const { graph, sources } = repository;
    expect(graph.get(sources.yaml, first)?.value).toEqual({ cow: 0, legs: [1, { 2: 'x' }] });
    expect(() => graph.get(sources.yaml, unreadable)).toThrow('EIO');
  } finally {
    thread.end();
  }
});
