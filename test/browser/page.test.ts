import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasBrowser } from './chromium.js';
import { writeSample } from './sample.js';
import {
  drawn,
  phone,
  recordCopies,
  siteInBrowser,
  takeCopy,
  violationsIn,
  writeFiles,
} from './site-in-browser.js';

describe.skipIf(!hasBrowser)('a page in a browser', { retry: 1 }, () => {
  const { folder, open } = siteInBrowser((place) => writeFiles(place, writeSample()));

  /** Scrolls through the page, because some scripts run when an element becomes visible. */
  const scrollThrough = (page: Page): Promise<void> =>
    page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)));
      }
      scrollTo(0, 0);
    });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no barriers (%s, %i px)', async (colorScheme, width) => {
    for (const path of ['api/r0.1.0.html', 'index.html']) {
      const page = await open(path, { colorScheme, viewport: { width, height: 844 } });
      await scrollThrough(page);
      expect(await violationsIn(page)).toEqual([]);
    }
  });

  test('does not scroll sideways', async () => {
    const page = await open('api/r0.1.0.html', phone);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      const over = () =>
        page.evaluate(() => [
          innerWidth,
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ]);
      await expect.poll(over).toEqual([width, 0]);
    }
  });

  test('requests nothing from other hosts', async () => {
    const page = await open('api/r0.1.0.html');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.reload();
    await drawn(page);
    await page.keyboard.press('/');
    await page.keyboard.type('room');
    await page.waitForSelector('.search-results a');
    expect(requests.filter((url) => !url.startsWith(pathToFileURL(folder()).href))).toEqual([]);
  });

  test('searches all documents and opens a result by keyboard', async () => {
    const page = await open('api/r0.1.0.html');
    await page.fill('input[type=search]', 'put room');
    await page.waitForSelector('.search-results a');
    await expect.poll(() => page.textContent('.search-results a mark')).toBe('PUT');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#put-rooms-roomid');
    await expect.poll(() => page.isVisible('.search-results')).toBe(false);
    await page.fill('input[type=search]', 'no such words');
    await expect.poll(() => page.textContent('.search-results')).toBe('Nothing found.');
  });

  test('shows text and table of contents without scripts', async () => {
    const page = await open('api/r0.1.0.html', { javaScriptEnabled: false });
    await expect.poll(() => page.isVisible('nav.contents a[href="#put-rooms-roomid"]')).toBe(true);
    await expect.poll(() => page.isVisible('.search')).toBe(false);
  });

  test('opens the lists of documents and of sections without scripts', async () => {
    const page = await open('api/r0.1.0.html', { ...phone, javaScriptEnabled: false });
    for (const [summary, link] of [
      ['nav.contents summary', 'nav.contents a[href="#put-rooms-roomid"]'],
      ['.site-nav summary', '.site-nav a[href$="r0.1.0.html"]'],
    ] as const) {
      await expect.poll(() => page.isVisible(link)).toBe(false);
      await page.click(summary);
      await expect.poll(() => page.isVisible(link)).toBe(true);
      await page.click(summary);
    }
    await page.click('nav.contents summary');
    await page.click('nav.contents a[href="#put-rooms-roomid"]');
    await expect.poll(() => new URL(page.url()).hash).toBe('#put-rooms-roomid');
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main section > *')]
        .filter((block) => block.hidden && !block.closest('details'))
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(hidden).toEqual([]);
  });

  test('scrolls code with the keyboard without scripts', async () => {
    const page = await open('api/r0.1.0.html', { ...phone, javaScriptEnabled: false });
    const box = page.locator('pre', { hasText: 'a-very-long-line' });
    await box.focus();
    // A key pressed before the box is drawn for the first time scrolls nothing.
    const scrolled = async () => {
      await page.keyboard.press('ArrowRight');
      return box.evaluate(({ scrollLeft }) => scrollLeft);
    };
    await expect.poll(scrolled).toBeGreaterThan(0);
  });

  test('highlights the current section in the table of contents', async () => {
    const page = await open('api/r0.1.0.html#put-rooms-roomid');
    await page.waitForSelector('nav.contents a[aria-current][href="#put-rooms-roomid"]');
    await expect.poll(() => page.isVisible('nav.contents a[href="#put-rooms-roomid"]')).toBe(true);
  });

  test('has a collapsible table of contents on a phone, which shows the current section', async () => {
    const page = await open('api/r0.1.0.html#put-rooms-roomid', phone);
    const link = 'nav.contents a[href="#m-room-member"]';
    await expect.poll(() => page.isVisible(link)).toBe(false);
    await expect.poll(() => page.textContent('.contents-current')).toContain('PUT /rooms');
    await page.click('nav.contents summary');
    await page.click(link);
    await expect.poll(() => page.isVisible(link)).toBe(false);
    await expect.poll(() => new URL(page.url()).hash).toBe('#m-room-member');
  });

  test('makes scrollable elements focusable', async () => {
    const page = await open('api/r0.1.0.html', phone);
    const box = page.locator('pre', { hasText: 'a-very-long-line' });
    await box.scrollIntoViewIfNeeded();
    await expect.poll(() => box.getAttribute('tabindex')).toBe('0');
  });

  test('copies the path of an example request, and a command that sends it', async () => {
    const page = await open('api/r0.1.0.html');
    await recordCopies(page);
    const box = page.locator('.code-box', { hasText: 'a-very-long-line' });
    await page.locator('pre', { hasText: 'a-very-long-line' }).scrollIntoViewIfNeeded();
    const copy = (label: string): Promise<void> =>
      box.getByRole('button', { name: label }).click({ force: true });
    await copy('Copy Path');
    await expect.poll(() => takeCopy(page)).toMatch(/^\/a-very-long-line\?that=does&/);
    await copy('Copy curl');
    await expect
      .poll(() => takeCopy(page))
      .toMatch(/^curl -X GET 'https:\/\/example.org\/a-very-long-line\?that/);
  });

  test('links to rows, tables, notes and examples, and copies the links as Markdown', async () => {
    const page = await open('api/r0.1.0.html');
    await recordCopies(page);
    const markdown = async (selector: string): Promise<string> => {
      const tools = page.locator('.link-tools [data-copy=markdown]');
      // The page can move under the pointer while the sections above get their heights.
      await expect
        .poll(async () => {
          await page.mouse.move(0, 0);
          await page.locator(selector).first().hover();
          return tools.count();
        })
        .toBe(1);
      await tools.click();
      let copied: unknown;
      await expect
        .poll(async () => {
          copied = await takeCopy(page);
          return copied;
        })
        .toBeTypeOf('string');
      return String(copied).replace(/\(file:.*\//, '(');
    };
    // By keyboard: from an element that has the focus to the tools beside it.
    await page.focus('#elements > h2 a');
    await page.waitForSelector('.link-tools');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('MD');
    await page.locator('.link-tools button').blur();
    const operation = 'put-rooms-roomid';
    const title = '`PUT /rooms/{roomId}`';
    expect(await markdown(`#${operation} > h3`)).toBe(`[${title}](r0.1.0.html#${operation})`);
    await page.click('.link-tools [data-copy=path]');
    await expect.poll(() => takeCopy(page)).toBe('/rooms/{roomId}');
    expect(await markdown(`#${operation} .code-box`)).toBe(
      `[Example in ${title}](r0.1.0.html#${operation}.example)`,
    );
    expect(await markdown('#section-admonitions .admonition')).toMatch(
      /^\[[A-Z]\w+ in admonitions\]\(r0\.1\.0\.html#section-admonitions\.note\)$/,
    );
    expect(await markdown('#user caption')).toBe(`[User in ${title}](r0.1.0.html#user)`);
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('#user tbody tr')) row.id = 'put.request.body.user:id';
    });
    expect(await markdown('#user tbody tr')).toBe(
      `[\`id\` in ${title}](r0.1.0.html#put.request.body.user%3Aid)`,
    );
    await page.click('.link-tools [data-copy=name]');
    await expect.poll(() => takeCopy(page)).toBe('user.id');
  });

  test('has a link to skip to the text', async () => {
    const page = await open('api/r0.1.0.html');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('page:content');
  });

  test('prints the whole content without controls', async () => {
    const page = await open('api/r0.1.0.html');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.isVisible('.site-header')).toBe(false);
    await expect.poll(() => page.isVisible('nav.contents a[href="#m-room-member"]')).toBe(true);
    const tops = await page.evaluate(() =>
      ['h1', 'nav.contents', 'h2'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().top ?? 0,
      ),
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });
});
