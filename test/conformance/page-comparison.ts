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
