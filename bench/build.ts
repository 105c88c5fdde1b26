// Measures `spec build` as a whole process, cold, on a real repository and on one that is ten times as large.
//   node --import tsx bench/build.ts [--runs 9] [--corpus NAME]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
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
const { corpus, labelOptions } = golden(values.corpus);
const folder = mkdtempSync(join(tmpdir(), 'spec-bench-'));
try {
  const large = join(folder, 'ten-times');
  enlarge(corpus, large, 10);
  const commandFor = (root: string) => [
    'build',
    '--root',
    root,
    '--out',
    join(folder, 'out'),
    '--quiet',
    ...labelOptions,
  ];
  const node: number[] = [];
  const once: number[] = [];
  const tenfold: number[] = [];
  // Interleaved, so that other load on the machine affects all measurements alike.
  for (let i = 0; i < Number(values.runs); i++) {
    node.push(secondsOf(process.execPath, ['-e', '0']));
    once.push(secondsOf(process.execPath, [spec, ...commandFor(corpus)]));
    if (i < 3) tenfold.push(secondsOf(process.execPath, [spec, ...commandFor(large)]));
  }
  const ms = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;
  console.log(
    table([
      ['', 'median', 'fastest', 'peak memory'],
      ['node -e 0', ms(median(node)), ms(Math.min(...node)), ''],
      [
        `spec build ${values.corpus}`,
        ms(median(once)),
        ms(Math.min(...once)),
        `${peakMemory(spec, commandFor(corpus)).toFixed(0)} MB`,
      ],
      [
        'the same, ten times',
        ms(median(tenfold)),
        ms(Math.min(...tenfold)),
        `${peakMemory(spec, commandFor(large)).toFixed(0)} MB`,
      ],
    ]),
  );
  console.log(`ten times the input: ${(median(tenfold) / median(once)).toFixed(1)} times the time`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
