// Measures the RST parser: throughput on real sections compared with other parsers, and growth of time with the length of the text.
// Fails if the time of an input does not grow linearly.
//   node --import tsx bench/rst.ts [--size 1000000] [--docutils] [--rst-compiler PATH] [--growth NAME]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from '../src/rst/document.js';
import { parse } from '../src/rst/parse.js';
import { SourceText } from '../src/source/text.js';
import { golden, hasShared } from '../test/conformance/shared.js';
import { median, table } from './process.js';
import { inputs } from './rst-inputs.js';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '7' },
    docutils: { type: 'boolean', default: false },
    growth: { type: 'string' },
    'rst-compiler': { type: 'string', default: 'rst-compiler' },
  },
});
const runs = Number(values.runs);

/** Seconds of each run of a function. */
function time(work: () => unknown, times: number): number[] {
  return Array.from({ length: times }, () => {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1000;
  });
}

/** The least processor time of some runs of a function in seconds; unlike the duration, it hardly depends on other processes. */
function processorTime(work: () => unknown, times: number): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const started = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1e6;
    }),
  );
}

const ms = (seconds: number): string => `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms`;
const perSecond = (length: number, seconds: number): string => `${(length / 1e6 / seconds).toFixed(1)} MB/s`;

/** Real sections, repeated up to a length; generated prose if the corpora are absent. */
function realText(size: number): string {
  if (!hasShared) return inputs.prose?.(size) ?? '';
  const folder = join(golden('cs-r0.6.1').corpus, 'specification');
  const sections = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rst'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n\n');
  return sections.repeat(Math.ceil(size / sections.length)).slice(0, size);
}

const docutils = `
import sys, time
from docutils import frontend, utils
from docutils.parsers.rst import Parser
text = sys.stdin.read()
settings = frontend.get_default_settings(Parser)
settings.report_level, settings.halt_level, settings.syntax_highlight = 5, 5, 'none'
started = time.perf_counter()
Parser().parse(text, utils.new_document('bench', settings))
print(time.perf_counter() - started)
`;

function docutilsSeconds(text: string): number | undefined {
  const result = spawnSync('python3', ['-c', docutils], { input: text, encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout) : undefined;
}

/** The time of another parser for Node; `undefined` if it is not installed or rejects the text. */
async function rstCompilerSeconds(text: string): Promise<number | undefined> {
  const name = values['rst-compiler'];
  const module: unknown = await import(name).catch(() => undefined);
  if (typeof module !== 'object' || module === null || !('RstToHtmlCompiler' in module)) return undefined;
  const Compiler = module.RstToHtmlCompiler;
  if (typeof Compiler !== 'function') return undefined;
  const compiler: unknown = Reflect.construct(Compiler, []);
  if (!isParser(compiler)) return undefined;
  try {
    return median(time(() => compiler.parse(text), 3));
  } catch (error) {
    console.log(`${name}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
    return undefined;
  }
}

const isParser = (value: unknown): value is { parse(text: string): unknown } =>
  typeof value === 'object' && value !== null && 'parse' in value && typeof value.parse === 'function';

async function throughput(title: string, text: string): Promise<void> {
  const source = SourceText.file('bench.rst', text);
  const [cold = 0, ...warm] = time(() => parse(source), runs + 3);
  const seconds = median(warm.slice(2));
  const rows = [
    ['', 'time', 'throughput', 'speed-up'],
    ['this parser, first run', ms(cold), perSecond(text.length, cold), ''],
    ['this parser, warm', ms(seconds), perSecond(text.length, seconds), ''],
  ];
  const others = {
    docutils: values.docutils ? docutilsSeconds(text) : undefined,
    'rst-compiler': await rstCompilerSeconds(text),
  };
  for (const [name, theirs] of Object.entries(others)) {
    if (theirs === undefined) continue;
    rows.push([name, ms(theirs), perSecond(text.length, theirs), (theirs / seconds).toFixed(1)]);
  }
  console.log(`${(text.length / 1e6).toFixed(2)} MB of ${title}\n${table(rows)}\n`);
}

/**
 * Processor times of texts of 1, 2, 4, 8 and 16 times a length, with references resolved. The ratio is 16 if time is linear and 256 if it is
 * quadratic; the last column marks ratios above 64.
 */
function growth(): void {
  const factors = [1, 2, 4, 8, 16];
  const rows = [['growth', ...factors.map((factor) => `${20 * factor} KB`), '×', '']];
  for (const [name, make] of Object.entries(inputs)) {
    if (values.growth !== undefined && !name.includes(values.growth)) continue;
    const seconds = factors.map((factor) => {
      const source = SourceText.file('bench.rst', make(20_000 * factor));
      return processorTime(() => parseDocument(source), 5);
    });
    const ratio = (seconds.at(-1) ?? 0) / (seconds[0] ?? 1);
    if (ratio > 64) process.exitCode = 1;
    rows.push([name, ...seconds.map(ms), ratio.toFixed(1), ratio > 64 ? 'not linear' : '']);
  }
  console.log(table(rows));
}

if (values.growth === undefined) {
  const size = Number(values.size);
  await throughput(hasShared ? 'real sections' : 'prose', realText(size));
  await throughput('a generated API', inputs['an API']?.(size) ?? '');
}
growth();
