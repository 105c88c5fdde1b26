import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeNavigationSite } from './navigation-site.js';

const executablePath = '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) console.warn(`Browser tests of navigation are skipped: ${executablePath} not found.`);

describe.skipIf(!hasBrowser)('navigation', () => {
  let browser: Browser;
  let folder: string;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'navigation-'));
    for (const [path, content] of writeNavigationSite()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await page?.context().close();
    expect(errors.splice(0)).toEqual([]);
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => errors.push(message));
    const [file = '', hash] = path.split('#');
    await page.goto(pathToFileURL(join(folder, file)).href + (hash ? `#${hash}` : ''));
  }

  const long = 'animals/v1.html';
  const phone = { viewport: { width: 390, height: 844 } };
  const entry = (id: string): string => `nav.contents a[href="#${id}"]`;
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.textContent?.trim());

  test('a long table of contents has branches that unfold without scripts', async () => {
    await open(long, { javaScriptEnabled: false });
    expect(await page.isVisible(entry('cows'))).toBe(true);
    expect(await page.isVisible(entry('cows-names'))).toBe(false);
    expect(await page.isVisible('.contents-filter')).toBe(false);
    await page.click(`${entry('cows')} + details > summary`);
    expect(await page.isVisible(entry('cows-names'))).toBe(true);
  });

  test('the branch of the current section is unfolded; those that the reader unfolds remain', async () => {
    await open(`${long}#cows-names`);
    await page.waitForSelector(`${entry('cows-names')}[aria-current]`);
    await page.click(`${entry('hens')} + details > summary`);
    await page.click(entry('pigs'));
    await page.waitForSelector(`${entry('pigs')}[aria-current]`);
    expect(await page.isVisible(entry('pigs-food'))).toBe(true);
    expect(await page.isVisible(entry('hens-food'))).toBe(true);
    expect(await page.isVisible(entry('cows-food'))).toBe(false);
  });

  test('the filter shows entries with all words, and the entries above them', async () => {
    await open(long);
    await page.fill('.contents-filter', 'cows nam');
    const shown = await page.locator('nav.contents li a:visible').allTextContents();
    expect(shown).toEqual(['Cows', 'Names of Cows']);
    await page.fill('.contents-filter', 'no such words');
    expect(await page.textContent('.contents-none')).toBe('No sections match.');
    await page.fill('.contents-filter', 'hens sou');
    await page.keyboard.press('Enter');
    expect(await hash()).toBe('#hens-sounds');
    await page.focus('.contents-filter');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('.contents-filter')).toBe('');
    expect(await page.isVisible(entry('cows'))).toBe(true);
    expect(await page.isVisible(entry('cows-names'))).toBe(false);
  });

  test('pages link to the pages above, before and after them', async () => {
    await open(long, { javaScriptEnabled: false });
    expect(await page.locator('.breadcrumbs li').allTextContents()).toEqual(['Farm', 'Animals']);
    const links = await page
      .locator('.pager a')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('rel'), link.getAttribute('href')]));
    expect(links).toEqual([
      ['prev', '../index.html'],
      ['next', '../plants/v1.html'],
    ]);
    await page.click('.pager [rel=prev]');
    expect(await page.locator('.breadcrumbs').count()).toBe(0);
    expect(await page.locator('.pager a').allTextContents()).toEqual(['Next Animals v1']);
  });

  /** Waits until the browser has scrolled to the section of the address. */
  const atTarget = () =>
    page.waitForFunction(() => {
      const top = document.querySelector(':target')?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < 200;
    });

  test('j and k go to the next and the previous section, and the keyboard continues there', async () => {
    await open(`${long}#cows`);
    await atTarget();
    await page.keyboard.press('j');
    expect(await hash()).toBe('#cows-food');
    await page.keyboard.press('j');
    expect(await hash()).toBe('#cows-health');
    expect(await focused()).toBe('Health of Cows');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    expect(await hash()).toBe('#cows');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#cows');
    // Keys with modifiers, and in fields, belong to the browser.
    await page.keyboard.press('Control+j');
    await page.focus('.contents-filter');
    await page.keyboard.type('j?');
    expect(await hash()).toBe('#cows');
    expect(await page.isVisible('dialog')).toBe(false);
  });

  test('the list of keys opens with ? and returns the focus', async () => {
    await open(`${long}#cows`);
    await atTarget();
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    expect(await page.isVisible('dialog')).toBe(true);
    // Keys do nothing behind the list.
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('dialog')).toBe(false);
    expect(await hash()).toBe('#cows-food');
    expect(await focused()).toBe('Food of Cows');
    await page.click('.keys-open');
    await page.mouse.click(5, 450);
    expect(await page.isVisible('dialog')).toBe(false);
  });

  test('a phone has one bar that stays, with menu, current section and search', async () => {
    await open(`${long}#hens-names`, phone);
    await expect.poll(() => page.textContent('.contents-current')).toBe('Names of Hens');
    const bar = await page.locator('nav.contents > details > summary').boundingBox();
    expect(bar).toMatchObject({ x: 0, y: 0, width: 390 });
    const icon = await page.locator('form.search').boundingBox();
    expect(icon).toMatchObject({ y: 0, height: bar?.height });
    await page.locator('input[type=search][aria-label^=Search]').click();
    await page.keyboard.type('sheep');
    await page.waitForSelector('.search-results a');
    const field = await page.locator('form.search').boundingBox();
    expect(field).toMatchObject({ x: 0, y: 0, width: 390 });
  });

  test('the chosen theme is remembered and applied before the page is shown', async () => {
    await open(long, { colorScheme: 'light' });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.click('.theme-switch');
    expect(await ground()).toBe(light);
    await page.click('.theme-switch');
    const dark = await ground();
    expect(dark).not.toBe(light);
    // Without the deferred script.
    await page.route('**/page.*.js', (route) => route.abort());
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    expect(await ground()).toBe(dark);
    expect(await page.isVisible('.theme-switch')).toBe(false);
  });

  test('the theme of the system is the default', async () => {
    await open(long, { colorScheme: 'dark' });
    expect(await page.getAttribute('.theme-switch', 'title')).toBe('Theme: system');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(20, 24, 28)',
    );
  });

  test('marks remain visible in the colours of the system', async () => {
    await open(`${long}#hens-names`, { forcedColors: 'active' });
    const outline = (selector: string): Promise<string> =>
      page.$eval(selector, (element) => getComputedStyle(element).outlineStyle);
    await page.waitForSelector(`${entry('hens-names')}[aria-current]`);
    expect(await outline(`${entry('hens-names')}`)).toBe('solid');
    expect(await outline(entry('hens-food'))).toBe('none');
    expect(await outline('.release')).toBe('solid');
    expect(
      await page.$eval('section:target > h3', (heading) => getComputedStyle(heading).borderLeftStyle),
    ).toBe('solid');
    await page.fill('input[type=search][aria-label^=Search]', 'sheep');
    await page.waitForSelector('.search-results mark');
    const [mark, around] = await page.$eval('.search-results mark', (element) =>
      [element, document.documentElement].map((part) => getComputedStyle(part).backgroundColor),
    );
    expect(mark).not.toBe(around);
  });
});
