// Measures the Markdown parser: throughput on real pages, and growth of time with the length of hostile texts.
//   node --import tsx bench/markdown.ts [--growth NAME]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseMarkdown } from '../src/markdown/parse.js';
import { SourceText } from '../src/source/text.js';
import { shared } from '../test/conformance/shared.js';
import { pages } from '../test/markdown/dialects.js';
import { hostileInputs } from './markdown-inputs.js';
import { median, table } from './process.js';

const { values } = parseArgs({ options: { growth: { type: 'string' } } });

/** Milliseconds of each run of the parser. */
function time(text: string, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const source = SourceText.file('bench.md', text);
    const started = performance.now();
    parseMarkdown(source, pages);
    return performance.now() - started;
  });
}

const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;

function throughput(): void {
  const folder = join(shared, 'corpora/spec-v1.19/content');
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n\n');
  const [cold = 0, ...warm] = time(text, 10);
  const rate = (milliseconds: number): string => `${(text.length / 1000 / milliseconds).toFixed(1)} MB/s`;
  const seconds = median(warm.slice(3));
  const rows = [
    [`${(text.length / 1e6).toFixed(2)} MB of real pages`, 'time', 'throughput'],
    ['first run', ms(cold), rate(cold)],
    ['warm', ms(seconds), rate(seconds)],
  ];
  console.log(`${table(rows)}\n`);
}

/** Times texts of 1, 2, 4 and 8 times a length; the ratio in the last column is 8 if time is linear. */
function growth(): void {
  const factors = [1, 2, 4, 8];
  const rows = [['growth', ...factors.map((factor) => `${20 * factor} KB`), '×']];
  for (const [name, make] of Object.entries(hostileInputs)) {
    if (values.growth !== undefined && !name.includes(values.growth)) continue;
    const best = factors.map((factor) => Math.min(...time(make(20_000 * factor), 5)));
    rows.push([name, ...best.map(ms), ((best.at(-1) ?? 0) / (best[0] ?? 1)).toFixed(1)]);
  }
  console.log(table(rows));
}

if (values.growth === undefined) throughput();
growth();
