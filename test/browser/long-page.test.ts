import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { golden, hasShared } from '../conformance/shared.js';
import { hasBrowser, launch } from './chromium.js';

/** The number of deep links to open; each loads the page. */
const count = Number(process.env.LINKS ?? 6);
const canRun = hasBrowser && hasShared;
if (!canRun) console.warn('Browser tests of a long page are skipped: the browser or the corpora are absent.');

/** All anchors of a page. */
function anchorsOf(site: string, path: string): string[] {
  const { documents } = JSON.parse(readFileSync(join(site, 'index.json'), 'utf8'));
  const page = documents.find((document: { path: string }) => document.path === path);
  return page.sections.flatMap(({ id, anchors = [] }: { id: string; anchors?: string[] }) => [
    id,
    ...anchors,
  ]);
}

describe.skipIf(!canRun)('a page of more than a megabyte', { timeout: 300_000, retry: 1 }, () => {
  let browser: Browser;
  let folder = '';
  let file = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'long-page-'));
    const { corpus, labelOptions } = golden('cs-r0.6.1');
    const spec = resolve(import.meta.dirname, '../../bin/spec.js');
    const args = ['build', '--root', corpus, '--out', folder, '--quiet', ...labelOptions];
    execFileSync(process.execPath, [spec, ...args], { stdio: 'pipe' });
    file = join(folder, 'client_server/r0.6.1.html');
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('opens deep links at their element', async () => {
    const ids = anchorsOf(folder, 'client_server/r0.6.1.html');
    const chosen = Array.from(
      { length: count },
      (_, i) => ids[Math.floor(((i + 0.5) * ids.length) / count)] ?? '',
    );
    for (const id of chosen) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${pathToFileURL(file).href}#${encodeURIComponent(id)}`);
      const distance = () =>
        page.evaluate((wanted) => {
          const top = document.getElementById(wanted)?.getBoundingClientRect().top ?? Number.NaN;
          const edge = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
          const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
          return isAtEnd && top > edge ? 0 : Math.abs(top - edge);
        }, id);
      // The position is corrected after the sections around the element have got their heights.
      await expect.poll(distance, { message: id }).toBeLessThanOrEqual(100);
      await page.close();
    }
  });

  test('does not shift while it loads', async () => {
    for (const width of [1440, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.addInitScript(() => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
          Reflect.set(globalThis, 'shift', sum);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(pathToFileURL(file).href);
      await page.waitForSelector('.search:not([hidden])');
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
      expect(await page.evaluate(() => Reflect.get(globalThis, 'shift') ?? 0), `${width} px`).toBe(0);
      await page.close();
    }
  });
});
