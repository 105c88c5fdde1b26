import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explanations } from './explained.js';
import { type Comparison, compare, summary } from './page-comparison.js';
import { hasShared, siteGolden } from './shared.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');

/** The minimum share of the reference pages that must be on ours, without any explanation; `extra` is the share of our text on theirs. */
const limits: Readonly<Record<string, number>> = {
  anchors: 0.999,
  headings: 0.999,
  order: 0.999,
  rows: 0.999,
  code: 0.999,
  links: 0.997,
  blocks: 0.995,
  extra: 0.995,
};

if (!hasShared) console.log('skipped: the shared corpora are not here (set SPEC_SHARED)');

describe.skipIf(!hasShared)('sites of Markdown pages match the reference pages', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-sites-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['v1.19', 'v1.10', 'v1.7'])('%s', (release) => {
    const { corpus, pages, basePath } = siteGolden(release);
    const out = join(folder, release);
    execFileSync(
      process.execPath,
      [spec, 'build', '--root', corpus, '--out', out, '--base-path', basePath, '--quiet'],
      { stdio: 'pipe' },
    );
    const comparison = compare(pages, out);
    console.log(summary(release, comparison));
    for (const [score, minimum] of Object.entries(limits))
      expect(comparison.scores[score], score).toBeGreaterThanOrEqual(minimum);
    expect(unexplained(release, comparison)).toEqual([]);
  });
});

/** Differences without a reason in `explanations`. */
function unexplained(release: string, { pages }: Comparison): string[] {
  return Object.entries(pages).flatMap(([page, scores]) =>
    Object.entries(scores).flatMap(([score, { missing }]) =>
      missing
        .filter((text) => !isExplained(release, score, text))
        .map((text) => `${page} ${score}: ${text.slice(0, 160)}`),
    ),
  );
}

const isExplained = (release: string, score: string, text: string): boolean =>
  (explanations[`spec-${release}`] ?? []).some(
    ({ scores, texts }) => scores.includes(score) && texts.test(text),
  );
