import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { optionsOfCheck } from '../../src/api/checked-repository.js';
import { configure } from '../../src/api/opened.js';
import { SecondThread } from '../../src/api/thread/second-thread.js';
import { startWorker } from '../../src/api/thread/start-worker.js';
import { locationOf } from '../../src/diagnostics/order.js';
import { Graph } from '../../src/graph/graph.js';
import { fileReader } from '../../src/source/file-reader.js';
import { memoryReader } from '../../src/source/memory-reader.js';
import { SourceText } from '../../src/source/text.js';
import { matrix } from '../../src/spec/presets.js';
import { openRepository } from '../../src/spec/repository.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { parsedRangesOf } from '../../src/yaml/ranges.js';
import { isCollection } from '../../src/yaml/value.js';
import { fixtureRepository } from '../check/fixture-repository.js';
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

const built = resolve(import.meta.dirname, '../../dist/worker.cjs');
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
  const thread = new SecondThread(startWorker(worker));
  try {
    const repository = openFixture([...texts].map(([path, text]) => `==> ${path} <==\n${text}`).join(''));
    thread.yaml.begin(repository);
    if (isMarked) await waitForMarker();
    for (const path of paths) {
      const source = repository.graph.get(repository.sources.text, path) ?? SourceText.file(path, '');
      const expected = parseYaml(source);
      // The first time, and again after the result has been taken.
      for (const document of [thread.yaml.parse(source), thread.yaml.parse(source)]) {
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
  const thread = new SecondThread(startWorker(built));
  try {
    const repository = openRepository(
      new Graph(),
      { ...reader, read },
      { protocol: matrix, labels: {}, gitVersion: () => undefined, raw: true, parseYaml: thread.yaml.parse },
    );
    thread.yaml.begin(repository);
    const { graph, sources } = repository;
    expect(graph.get(sources.yaml, first)?.value).toEqual({ cow: 0, legs: [1, { 2: 'x' }] });
    expect(() => graph.get(sources.yaml, unreadable)).toThrow('EIO');
  } finally {
    thread.end();
  }
});

/** A repository on the disk with an example that does not match its schema. */
function repositoryOnDisk(): string {
  const root = join(folder, 'repository');
  const files = {
    ...fixtureRepository,
    'api/client-server/cows.yaml': fixtureRepository['api/client-server/cows.yaml']?.replace(
      'name: Bessie',
      'name: 3',
    ),
  };
  for (const [path, text = ''] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const root = repositoryOnDisk();
const misconfigured = join(folder, 'misconfigured');
mkdirSync(misconfigured);
writeFileSync(join(misconfigured, 'spec.config.yaml'), 'moo: [\n');
const onRequest = (name: string, then: string): string =>
  script(name, `require('node:worker_threads').parentPort.once('message', () => { ${then} });`);

test.each([
  [
    'works',
    built,
    root,
    ['example/api api/client-server/cows.yaml:24:21', 'openapi/description api/client-server/cows.yaml:8:5'],
  ],
  ['cannot read the configuration', built, misconfigured, undefined],
  ['ends at the request', onRequest('ends.cjs', 'process.exit()'), root, undefined],
  ['throws at the request', onRequest('throws.cjs', 'moo()'), root, undefined],
  ['is not valid', script('not-valid.cjs', 'moo('), root, undefined],
])('the results of a worker that %s', async (_, worker, opened, expected) => {
  const thread = new SecondThread(startWorker(worker));
  try {
    const reader = fileReader(root);
    const configured = await configure({ root, labels: {} });
    const repository = openRepository(new Graph(), reader, optionsOfCheck(configured, thread.yaml.parse));
    thread.yaml.begin(repository);
    const results = await thread.checkDataRules({ root: opened, labels: {} }, new Set(), repository)?.();
    const found =
      results &&
      [...results].flatMap(([rule, { findings }]) =>
        findings.map(({ span }) => {
          const { file, start } = locationOf(span);
          return `${rule} ${file}:${start.line}:${start.column}`;
        }),
      );
    expect(found).toEqual(expected);
  } finally {
    thread.end();
  }
});

test('a worker that has ended is not used', async () => {
  const worker = startWorker(script('ends-at-once.cjs', ''));
  await new Promise((ended) => worker?.once('exit', ended));
  expect(new SecondThread(worker).checkDataRules({ root, labels: {} }, new Set(), openFixture(''))).toBe(
    undefined,
  );
});
