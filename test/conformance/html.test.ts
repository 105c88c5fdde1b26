import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HtmlValidate, type Message, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from '../browser/sample.js';
import { hasShared, shared } from './shared.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');

/** `SPEC_HTML=all` validates every page of every sample, which takes minutes; otherwise pages of ordinary size of one per layout. */
const isComplete = process.env.SPEC_HTML === 'all';
const samples = isComplete
  ? ['cs-r0.6.1', 'cs-r0.4.0', 'doc-2015-10-13', 'spec-v1.19', 'spec-v1.10', 'spec-v1.7']
  : ['cs-r0.6.1', 'spec-v1.19'];
const longest = isComplete ? Number.POSITIVE_INFINITY : 20_000;

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // Results appear while the reader types, so that there is nothing to submit.
      'wcag/h32': 'off',
    },
  }),
);

/** Whether a message does not apply to these pages. */
const isExempt = ({ ruleId, message, selector }: Message): boolean =>
  // Raw HTML of authors is published as written.
  message === 'Attribute "name" is deprecated on <a> element' ||
  // An `aside` within a section is not a landmark.
  (ruleId === 'unique-landmark' && / aside\b[^ ]*$/.test(selector ?? ''));

/** The problems of a page, with their places. */
async function problems(path: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages
      .filter((message) => !isExempt(message))
      .map(({ ruleId, message, line, selector }) => `${path}:${line} ${ruleId}: ${message} (${selector})`),
  );
}

test('a page with all elements is valid HTML', async () => {
  for (const [path, content] of writeSample())
    if (path.endsWith('.html')) expect(await problems(path, content)).toEqual([]);
});

if (!hasShared) console.log('skipped: the shared corpora are not here (set SPEC_SHARED)');

describe.skipIf(!hasShared)('pages are valid HTML', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-html-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(samples)('%s', { timeout: 600_000 }, async (sample) => {
    const out = join(folder, sample);
    const root = join(shared, 'corpora', sample);
    execFileSync(process.execPath, [spec, 'build', '--root', root, '--out', out, '--quiet'], {
      stdio: 'pipe',
    });
    const found: string[] = [];
    let pages = 0;
    for (const path of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.html')) continue;
      const html = readFileSync(join(out, path), 'utf8');
      if (html.length > longest) continue;
      pages++;
      found.push(...(await problems(path, html)));
    }
    expect(found).toEqual([]);
    expect(pages).toBeGreaterThan(1);
  });
});
