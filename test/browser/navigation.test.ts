import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from './chromium.js';
import { writeNavigationSite } from './navigation-site.js';
import { phone, siteInBrowser, writeFiles } from './site-in-browser.js';

describe.skipIf(!hasBrowser)('navigation', { retry: 1 }, () => {
  const site = siteInBrowser((folder) => writeFiles(folder, writeNavigationSite()));
  let page: Page;
  const open = async (path: string, options: BrowserContextOptions = {}): Promise<void> => {
    page = await site.open(path, options);
  };

  const long = 'animals/v1.html';
  const entry = (id: string): string => `nav.contents a[href="#${id}"]`;
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.textContent?.trim());

  test('a long table of contents has branches that unfold without scripts', async () => {
    await open(long, { javaScriptEnabled: false });
    await expect.poll(() => page.isVisible(entry('cows'))).toBe(true);
    await expect.poll(() => page.isVisible(entry('cows-names'))).toBe(false);
    await expect.poll(() => page.isVisible('.contents-filter')).toBe(false);
    await page.click(`${entry('cows')} + details > summary`);
    await expect.poll(() => page.isVisible(entry('cows-names'))).toBe(true);
  });

  test('the branch of the current section is unfolded; those that the reader unfolds remain', async () => {
    await open(`${long}#cows-names`);
    await page.waitForSelector(`${entry('cows-names')}[aria-current]`);
    await page.click(`${entry('hens')} + details > summary`);
    await page.click(entry('pigs'));
    await page.waitForSelector(`${entry('pigs')}[aria-current]`);
    await expect.poll(() => page.isVisible(entry('pigs-food'))).toBe(true);
    await expect.poll(() => page.isVisible(entry('hens-food'))).toBe(true);
    await expect.poll(() => page.isVisible(entry('cows-food'))).toBe(false);
  });

  test('the filter shows entries with all words, and the entries above them', async () => {
    await open(long);
    await page.fill('.contents-filter', 'cows nam');
    await expect
      .poll(() => page.locator('nav.contents li a:visible').allTextContents())
      .toEqual(['Cows', 'Names of Cows']);
    await page.fill('.contents-filter', 'no such words');
    await expect.poll(() => page.textContent('.contents-none')).toBe('No sections match.');
    await page.fill('.contents-filter', 'hens sou');
    await page.keyboard.press('Enter');
    await expect.poll(() => hash()).toBe('#hens-sounds');
    await page.focus('.contents-filter');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.inputValue('.contents-filter')).toBe('');
    await expect.poll(() => page.isVisible(entry('cows'))).toBe(true);
    await expect.poll(() => page.isVisible(entry('cows-names'))).toBe(false);
  });

  test('pages link to the pages above, before and after them', async () => {
    await open(long, { javaScriptEnabled: false });
    await expect.poll(() => page.locator('.breadcrumbs li').allTextContents()).toEqual(['Farm', 'Animals']);
    const links = await page
      .locator('.pager a')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('rel'), link.getAttribute('href')]));
    expect(links).toEqual([
      ['prev', '../index.html'],
      ['next', '../plants/v1.html'],
    ]);
    await page.click('.pager [rel=prev]');
    await expect.poll(() => page.locator('.breadcrumbs').count()).toBe(0);
    await expect.poll(() => page.locator('.pager a').allTextContents()).toEqual(['Next Animals v1']);
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
    await expect.poll(() => hash()).toBe('#cows-food');
    await page.keyboard.press('j');
    await expect.poll(() => hash()).toBe('#cows-health');
    await expect.poll(() => focused()).toBe('Health of Cows');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expect.poll(() => hash()).toBe('#cows');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#cows');
    // Keys with modifiers, and in fields, belong to the browser.
    await page.keyboard.press('Control+j');
    await page.focus('.contents-filter');
    await page.keyboard.type('j?');
    await expect.poll(() => hash()).toBe('#cows');
    await expect.poll(() => page.isVisible('dialog')).toBe(false);
  });

  test('the list of keys opens with ? and returns the focus', async () => {
    await open(`${long}#cows`);
    await atTarget();
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await expect.poll(() => page.isVisible('dialog')).toBe(true);
    // Keys do nothing behind the list.
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.isVisible('dialog')).toBe(false);
    await expect.poll(() => hash()).toBe('#cows-food');
    await expect.poll(() => focused()).toBe('Food of Cows');
    await page.click('.keys-open');
    await page.mouse.click(5, 450);
    await expect.poll(() => page.isVisible('dialog')).toBe(false);
  });

  test('single keys can be turned off and on again', async () => {
    await open(`${long}#cows`);
    await atTarget();
    const choose = async (isOn: boolean): Promise<void> => {
      await page.click('.keys-open');
      await page.setChecked('.keys-switch input', isOn);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog.keys', { state: 'hidden' });
    };
    await choose(false);
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await atTarget();
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.search input'))).toBe(true);
    expect(await page.isVisible('dialog')).toBe(false);
    expect(await hash()).toBe('#cows');
    // Keys in a field write text and do nothing else.
    await page.keyboard.type('j?');
    expect(await page.inputValue('.search input')).toBe('j?');
    await page.keyboard.press('Escape');
    await choose(true);
    await page.keyboard.press('j');
    await expect.poll(() => hash()).not.toBe('#cows');
  });

  test('a phone has one bar that stays, with menu, current section and search', async () => {
    await open(`${long}#hens-names`, phone);
    await expect.poll(() => page.textContent('.contents-current')).toBe('Names of Hens');
    const summary = page.locator('nav.contents > details > summary');
    await expect.poll(() => summary.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390 });
    const bar = await summary.boundingBox();
    const box = () => page.locator('form.search').boundingBox();
    await expect.poll(box).toMatchObject({ y: 0, height: bar?.height });
    await page.locator('input[type=search][aria-label^=Search]').click();
    await page.keyboard.type('sheep');
    await page.waitForSelector('.search-results a');
    await expect.poll(box).toMatchObject({ x: 0, y: 0, width: 390 });
  });

  test('the chosen theme is remembered and applied before the page is shown', async () => {
    await open(long, { colorScheme: 'light' });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.click('.theme-switch');
    await expect.poll(() => ground()).toBe(light);
    await page.click('.theme-switch');
    await expect.poll(() => ground()).not.toBe(light);
    const dark = await ground();
    // Without the deferred script.
    await page.route('**/page.*.js', (route) => route.abort());
    await page.goto(pathToFileURL(join(site.folder(), 'index.html')).href);
    await expect.poll(() => ground()).toBe(dark);
    await expect.poll(() => page.isVisible('.theme-switch')).toBe(false);
  });

  test('the theme of the system is the default', async () => {
    await open(long, { colorScheme: 'dark' });
    await expect.poll(() => page.getAttribute('.theme-switch', 'title')).toBe('Theme: system');
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
      .toBe('rgb(20, 24, 28)');
  });

  test('marks remain visible in the colours of the system', async () => {
    await open(`${long}#hens-names`, { forcedColors: 'active' });
    const outline = (selector: string): Promise<string> =>
      page.$eval(selector, (element) => getComputedStyle(element).outlineStyle);
    await page.waitForSelector(`${entry('hens-names')}[aria-current]`);
    await expect.poll(() => outline(`${entry('hens-names')}`)).toBe('solid');
    await expect.poll(() => outline(entry('hens-food'))).toBe('none');
    await expect.poll(() => outline('.release')).toBe('solid');
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
