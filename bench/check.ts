// Measures `spec check`: whole processes, cold, and in one process the first run and later runs after a file has changed.
//   node --import tsx bench/check.ts [--runs 9] [--corpus NAME]
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from '../src/check/run.js';
import { Graph } from '../src/graph/graph.js';
import { fileReader } from '../src/source/file-reader.js';
import { matrix } from '../src/spec/presets.js';
import { openRepository } from '../src/spec/repository.js';
import { golden, hasShared } from '../test/conformance/shared.js';
import { enlarge } from './enlarge.js';
import { median, peakMemory, secondsOf, table } from './process.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '9' }, corpus: { type: 'string', default: 'cs-r0.6.1' } },
});
if (!hasShared) {
  console.log('skipped: the corpora are absent (set SPEC_SHARED)');
  process.exit(0);
}
const spec = resolve(import.meta.dirname, '../bin/spec.js');
const { corpus } = golden(values.corpus);
const folder = mkdtempSync(join(tmpdir(), 'spec-bench-'));
const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
try {
  const large = join(folder, 'ten-times');
  enlarge(corpus, large, 10);
  const commandFor = (root: string) => ['check', '--root', root, '--format', 'json'];
  const once: number[] = [];
  const tenfold: number[] = [];
  const node: number[] = [];
  for (let i = 0; i < Number(values.runs); i++) {
    node.push(secondsOf(process.execPath, ['-e', '0']) * 1000);
    once.push(secondsOf(process.execPath, [spec, ...commandFor(corpus)], [0, 1]) * 1000);
    if (i < 3) tenfold.push(secondsOf(process.execPath, [spec, ...commandFor(large)], [0, 1]) * 1000);
  }
  const memory = (root: string): string => `${peakMemory(spec, commandFor(root)).toFixed(0)} MB`;
  console.log(
    table([
      ['whole process', 'median', 'fastest', 'peak memory'],
      ['node -e 0', ms(median(node)), ms(Math.min(...node)), ''],
      [`spec check ${values.corpus}`, ms(median(once)), ms(Math.min(...once)), memory(corpus)],
      ['the same, ten times', ms(median(tenfold)), ms(Math.min(...tenfold)), memory(large)],
    ]),
  );
  await incremental();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Measures checks of one repository in one process: the first one, one without a change, and one after each change of a file. */
async function incremental(): Promise<void> {
  const root = join(folder, 'incremental');
  cpSync(corpus, root, { recursive: true });
  const repository = openRepository(new Graph(), fileReader(root), {
    protocol: matrix,
    labels: {},
    gitVersion: () => undefined,
    raw: true,
    keepsTypeTitles: true,
  });
  const timed = async (): Promise<number> => {
    const start = performance.now();
    await check(repository);
    return performance.now() - start;
  };
  const rows: string[][] = [
    ['one process', 'median'],
    ['first run', ms(await timed())],
    ['nothing changed', ms(median([await timed(), await timed(), await timed()]))],
  ];
  for (const path of [
    'api/client-server/sync.yaml',
    'api/client-server/definitions/errors/error.yaml',
    'event-schemas/schema/m.room.member',
    'event-schemas/examples/m.room.member',
    'specification/modules/push.rst',
  ]) {
    const text = readFileSync(join(root, path), 'utf8');
    const times: number[] = [];
    for (let i = 0; i < 7; i++) {
      writeFileSync(join(root, path), text.replace(/\b(?:the|room|error)\b/, `word${i}`));
      repository.sources.file.invalidate(path);
      times.push(await timed());
    }
    rows.push([`after a change in ${path}`, ms(median(times))]);
  }
  console.log(`\n${table(rows)}`);
}
