import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explanations } from './explained.js';
import { type Comparison, compare, renamedPages, summary } from './page-comparison.js';
import { golden, hasShared } from './shared.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');

/** The minimum share of each reference page that must be on ours; README.md explains the differences. */
const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'cs-r0.6.1': {
    anchors: 1,
    headings: 0.995,
    order: 0.995,
    links: 0.995,
    rows: 0.995,
    code: 0.995,
    blocks: 0.99,
    extra: 0.98,
  },
  'cs-r0.4.0': {
    anchors: 1,
    headings: 0.995,
    order: 0.995,
    links: 0.995,
    rows: 0.995,
    code: 0.995,
    blocks: 0.99,
    extra: 0.98,
  },
  'doc-2015-10-13': { anchors: 0.97, headings: 0.97, blocks: 0.97, code: 0.97, links: 0.97 },
};

describe.skipIf(!hasShared)('pages of real repositories match the reference pages', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-pages-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, limit] of Object.entries(limits)) {
    test(name, () => {
      const { corpus, pages, labelOptions } = golden(name);
      const out = join(folder, name);
      execFileSync(
        process.execPath,
        [spec, 'build', '--root', corpus, '--out', out, '--quiet', ...labelOptions],
        { stdio: 'pipe' },
      );
      const renamed = renamedPages[name];
      const comparison = compare(
        renamed ? join(pages, renamed[0]) : pages,
        renamed ? join(out, renamed[1]) : out,
      );
      console.log(summary(name, comparison));
      for (const [score, minimum] of Object.entries(limit)) {
        expect(explainedShare(name, score, comparison), `${score} of ${name}`).toBeGreaterThanOrEqual(
          minimum,
        );
      }
    });
  }
});

/** The share of the reference that is on our pages, or missing for a reason in `explanations`. */
function explainedShare(name: string, score: string, { pages }: Comparison): number {
  const reasons = (explanations[name] ?? []).filter(({ scores }) => scores.includes(score));
  let of = 0;
  let accounted = 0;
  for (const page of Object.values(pages)) {
    const { of: all = 0, hit = 0, missing = [] } = page[score] ?? {};
    of += all;
    accounted += hit + missing.filter((text) => reasons.some(({ texts }) => texts.test(text))).length;
  }
  return of === 0 ? 1 : accounted / of;
}
