import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';
import { buildSite } from '../render/build-site.js';
import { eventually, startServer, workspace } from '../serve/workspace.js';
import { hasBrowser, launch } from './chromium.js';

test.skipIf(!hasBrowser)('the search of a served page finds edited text', { retry: 1 }, async () => {
  const fixtureRepository = workspace();
  const index = 'specification/index.rst';
  const write = (text: string): void =>
    fixtureRepository.write(index, `The farm\n========\n\nCows\n----\n\n${text}\n`);
  write('Cows eat clover.');
  const server = await startServer(fixtureRepository.root);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.port}/`);
    const search = async (words: string): Promise<string> => {
      await page.fill('input[type=search]', '');
      await page.fill('input[type=search]', words);
      await page.waitForSelector('.search-results:not([hidden])');
      return (await page.textContent('.search-results')) ?? '';
    };
    await eventually(
      () => search('clover'),
      (found) => found.includes('Cows eat clover.'),
    );
    write('Cows eat lucerne.');
    await eventually(
      async () => (await page.textContent('main')) ?? '',
      (text) => text.includes('lucerne'),
    );
    await eventually(
      () => search('lucerne'),
      (found) => found.includes('Cows eat lucerne.'),
    );
    await eventually(
      () => search('clover'),
      (found) => found === 'Nothing found.',
    );
  } finally {
    await browser.close();
    await server.close();
    fixtureRepository.dispose();
  }
});

const farm = {
  ...fixtureRepository,
  'specification/targets.yaml':
    'targets:\n  index:\n    files: [index.rst]\n  barn:\n    files: [barn.rst]\ntitle_styles: ["=", "-"]\n',
  'specification/barn.rst':
    'The barn\n========\n\nMilking\n-------\n\nCows stand in a parlour, which the farmhand cleans before sunrise.\n\nFeeding\n-------\n\nPutting hay into the manger.\n\n``M_EMPTY``\n  The barn is empty.\n',
};

/** Queries with the heading and the kind of the best result. */
const queries: readonly (readonly [query: string, result: string, kind: string])[] = [
  ['getCow', 'GET /meadow/cows/{cowId}', 'Operation'],
  ['/meadow/cows/{cowId}', 'GET /meadow/cows/{cowId}', 'Operation'],
  ['/cows/bessie', 'GET /meadow/cows/{cowId}', 'Operation'],
  ['/v9/cows/bessie', 'GET /meadow/cows/{cowId}', 'Operation'],
  ['GET cows', 'GET /meadow/cows/{cowId}', 'Operation'],
  ['m.cow', 'm.cow', 'Event'],
  ['m_empty', 'M_EMPTY', 'Error code'],
  ['sound', 'sound', 'Property'],
  ['milking', 'Milking', 'Section'],
  ['farmhand sunrise', 'Milking', 'Section'],
  ['farmhnad', 'Milking', 'Section'],
];

test.skipIf(!hasBrowser)(
  'the search of a page from the file system finds names first',
  { retry: 1 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spec-search-'));
    for (const [path, content] of buildSite(farm, undefined).site) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const browser = await launch();
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
      const address = pathToFileURL(join(folder, 'barn.html')).href;
      await page.goto(address);
      await page.keyboard.press('Control+k');
      for (const [query, result, kind] of queries) {
        await page.fill('input[type=search]', query);
        await page.waitForFunction(
          ([text, label]) => {
            const link = document.querySelector('.search-results a');
            const shown = link?.querySelector('.search-kind')?.textContent;
            return shown === label && link?.textContent?.startsWith(`${label}${text}`);
          },
          [result, kind] as const,
        );
      }
      await expect
        .poll(() => page.textContent('.search-results a small'))
        .toMatch(/The barn – (?:… )?Cows stand .*parlour/);
      await expect.poll(() => page.textContent('.search-results mark')).toBe('farmhand');

      await page.fill('input[type=search]', '');
      await page.locator('input[type=search]').pressSequentially('putting');
      await expect
        .poll(() => page.locator('.search-results a').allTextContents())
        .toEqual([expect.stringContaining('Feeding')]);

      await page.fill('input[type=search]', 'cow');
      await page.click('.search-filters button:has-text("Events")');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-pressed') === 'true');
      await expect.poll(() => page.locator('.search-kind').allTextContents()).toEqual(['Event']);

      await page.goto(`${address}?q=sound`);
      await page.waitForSelector('.search-results a');
      expect(await page.inputValue('input[type=search]')).toBe('sound');
      await page.keyboard.press('/');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#m-cow\./);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  },
);
