// Measures `spec build` as a whole process, cold, on real repositories of two layouts and on ten times as large ones.
//   node --import tsx bench/build.ts [--runs 9]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { golden, hasShared, siteGolden } from '../test/conformance/shared.js';
import { enlarge, enlargeSite } from './enlarge.js';
import { median, type ProcessTime, peakMemory, table, timeOf } from './process.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '9' } } });
if (!hasShared) {
  console.log('skipped: the corpora are absent (set SPEC_SHARED)');
  process.exit(0);
}
const spec = resolve(import.meta.dirname, '../bin/spec.js');
const folder = mkdtempSync(join(tmpdir(), 'spec-bench-'));

/** A build that is measured. */
interface Build {
  readonly name: string;
  readonly args: readonly string[];
  readonly runs: number;
  readonly times: ProcessTime[];
}

function buildOf(name: string, root: string, options: readonly string[], runs: number): Build {
  const args = ['build', '--root', root, '--out', join(folder, 'out'), '--quiet', ...options];
  return { name, args, runs, times: [] };
}

try {
  const runs = Number(values.runs);
  const sections = golden('cs-r0.6.1');
  const site = siteGolden('v1.19');
  const [sectionsTenfold, siteTenfold] = [join(folder, 'sections'), join(folder, 'site')];
  enlarge(sections.corpus, sectionsTenfold, 10);
  enlargeSite(site.corpus, siteTenfold, 10);
  const siteOptions = ['--base-path', site.basePath];
  const builds = [
    buildOf('cs-r0.6.1', sections.corpus, sections.labelOptions, runs),
    buildOf('the same, ten times', sectionsTenfold, sections.labelOptions, Math.min(3, runs)),
    buildOf('spec-v1.19', site.corpus, siteOptions, runs),
    buildOf('the same, ten times', siteTenfold, siteOptions, Math.min(3, runs)),
  ];
  const node: ProcessTime[] = [];
  // Interleaved, so that other load on the machine affects all measurements alike.
  for (let i = 0; i < runs; i++) {
    node.push(timeOf(process.execPath, ['-e', '0']));
    for (const build of builds)
      if (i < build.runs) build.times.push(timeOf(process.execPath, [spec, ...build.args]));
  }
  const ms = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;
  const cells = (times: readonly ProcessTime[]): string[] => [
    ms(median(times.map(({ wall }) => wall))),
    ms(Math.min(...times.map(({ wall }) => wall))),
    ms(median(times.map(({ cpu }) => cpu))),
  ];
  console.log(
    table([
      ['', 'median', 'fastest', 'median of CPU', 'peak memory'],
      ['node -e 0', ...cells(node), ''],
      ...builds.map(({ name, args, times }) => [
        name,
        ...cells(times),
        `${peakMemory(spec, args).toFixed(0)} MB`,
      ]),
    ]),
  );
  const cpu = builds.map(({ times }) => median(times.map((time) => time.cpu)));
  const wall = builds.map(({ times }) => median(times.map((time) => time.wall)));
  const ratio = (of: number, to: number): string =>
    `${((wall[of] ?? 0) / (wall[to] ?? 1)).toFixed(1)} times the time (CPU: ${((cpu[of] ?? 0) / (cpu[to] ?? 1)).toFixed(1)})`;
  console.log(`cs-r0.6.1, ten times the input: ${ratio(1, 0)}`);
  console.log(`spec-v1.19, ten times the input: ${ratio(3, 2)}`);
  console.log(`spec-v1.19 and cs-r0.6.1: ${ratio(2, 0)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
