import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { shared } from './shared.js';

export interface Score {
  readonly of: number;
  readonly hit: number;
  readonly missing: readonly string[];
}

/** How much of reference pages is on other pages: by kind of content, and by page. */
export interface Comparison {
  readonly scores: Readonly<Record<string, number>>;
  readonly pages: Readonly<Record<string, Readonly<Record<string, Score>>>>;
}

/** Compares a page, or the pages of a folder, with a reference. */
export function compare(reference: string, ours: string): Comparison {
  const tool = join(shared, 'tools/compare-html.mjs');
  const { stdout } = spawnSync(process.execPath, [tool, reference, ours, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout);
}

/** Pages with another name on the reference site. */
export const renamedPages: Readonly<Record<string, readonly [reference: string, ours: string]>> = {
  'doc-2015-10-13': ['specification.html', 'main.html'],
};

/** The scores, and the content of the reference that is missing from our pages. */
export function summary(name: string, { scores, pages }: Comparison): string {
  const lines = [
    `${name}: ${Object.entries(scores)
      .map(([score, value]) => `${score} ${(100 * value).toFixed(2)} %`)
      .join(', ')}`,
  ];
  for (const [page, scoresOfPage] of Object.entries(pages)) {
    for (const [score, { missing }] of Object.entries(scoresOfPage)) {
      if (score === 'extra') continue;
      for (const text of missing.slice(0, 20)) lines.push(`  ${page} ${score}: ${text.slice(0, 160)}`);
    }
  }
  return lines.join('\n');
}
