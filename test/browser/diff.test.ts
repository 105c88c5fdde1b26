import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';
import { runSpec } from '../e2e/run-spec.js';
import { hasBrowser, launch } from './chromium.js';
import { drawn } from './site-in-browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!hasBrowser)('changes in a browser', { retry: 1 }, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'diff-pages-'));
    const [before, after] = [join(folder, 'before'), join(folder, 'after')];
    for (const [path, text] of Object.entries(fixtureRepository)) {
      mkdirSync(dirname(join(before, path)), { recursive: true });
      writeFileSync(join(before, path), text);
    }
    cpSync(before, after, { recursive: true });
    const replace = (path: string, from: string, to: string): void => {
      const text = readFileSync(join(after, path), 'utf8');
      if (!text.includes(from)) throw new Error(`"${from}" is not in ${path}`);
      writeFileSync(join(after, path), text.replace(from, to));
    };
    replace('api/client-server/cows.yaml', 'Fetch a cow', 'Fetch one cow');
    const index = join(after, 'specification/index.rst');
    writeFileSync(
      index,
      `${readFileSync(index, 'utf8').trimEnd()}\n\nBarns\n-----\n\nA barn MUST have a door.\n`,
    );
    const report = runSpec(folder, [
      'diff',
      before,
      after,
      '--format',
      'html',
      '--pages',
      join(folder, 'out'),
    ]);
    expect(report).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(folder, 'report.html'), report.stdout);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const open = async (path: string, colorScheme: 'light' | 'dark', width: number) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 } });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, path)).href);
    await drawn(page);
    return { page, close: () => context.close() };
  };

  test.each([
    ['light', 1600],
    ['dark', 1600],
    ['light', 390],
    ['dark', 390],
  ] as const)('have no barriers (%s, %i px)', async (colorScheme, width) => {
    for (const path of ['report.html', 'out/index.html']) {
      const { page, close } = await open(path, colorScheme, width);
      await page.evaluate(axe);
      const found = await page.evaluate(
        (): Promise<Violation[]> =>
          Reflect.get(globalThis, 'axe')
            .run(document, { resultTypes: ['violations'] })
            .then((result: { violations: Violation[] }) => result.violations),
      );
      expect(found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${path} ${id}: ${html}`))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await close();
    }
  });

  test('n and p step through the changes', async () => {
    const { page, close } = await open('out/index.html', 'light', 1600);
    const current = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('n');
    const first = await current();
    await page.keyboard.press('n');
    const second = await current();
    await page.keyboard.press('p');
    expect([first?.slice(0, 7), second?.slice(0, 7)]).toEqual(['change:', 'change:']);
    expect(second).not.toBe(first);
    expect(await current()).toBe(first);
    expect(await page.locator('.changes a[aria-current]').count()).toBe(1);
    await close();
  });
});
