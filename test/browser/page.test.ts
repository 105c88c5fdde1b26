import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from './sample.js';

const executablePath = '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) console.warn(`Browser tests of pages are skipped: ${executablePath} not found.`);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!hasBrowser)('a page in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    for (const [path, content] of writeSample()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    const [file = '', hash] = path.split('#');
    await page.goto(pathToFileURL(join(folder, file)).href + (hash ? `#${hash}` : ''));
    return { page, requests, errors, close: () => context.close() };
  }

  const phone = { viewport: { width: 390, height: 844 } };

  async function violations(page: Page): Promise<string[]> {
    // Scroll through the page, because some scripts run when an element becomes visible.
    await page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)));
      }
      scrollTo(0, 0);
    });
    await page.evaluate(axe);
    const found = await page.evaluate(
      (): Promise<Violation[]> =>
        Reflect.get(globalThis, 'axe')
          .run(document)
          .then((result: { violations: Violation[] }) => result.violations),
    );
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no barriers (%s, %i px)', async (colorScheme, width) => {
    for (const path of ['api/r0.1.0.html', 'index.html']) {
      const { page, errors, close } = await open(path, { colorScheme, viewport: { width, height: 844 } });
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await close();
    }
  });

  test.each([320, 390, 768, 1280])('does not scroll sideways at %i px', async (width) => {
    const { page, close } = await open('api/r0.1.0.html', { viewport: { width, height: 844 } });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
    await close();
  });

  test('requests nothing from other hosts', async () => {
    const { page, requests, close } = await open('api/r0.1.0.html');
    await page.keyboard.press('/');
    await page.keyboard.type('room');
    await page.waitForSelector('.search-results a');
    expect(requests.filter((url) => !url.startsWith(pathToFileURL(folder).href))).toEqual([]);
    await close();
  });

  test('searches all documents and opens a result by keyboard', async () => {
    const { page, close } = await open('api/r0.1.0.html');
    await page.fill('input[type=search]', 'put room');
    await page.waitForSelector('.search-results a');
    expect(await page.textContent('.search-results a mark')).toBe('PUT');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#put-rooms-roomid');
    expect(await page.isVisible('.search-results')).toBe(false);
    await page.fill('input[type=search]', 'no such words');
    expect(await page.textContent('.search-results')).toBe('Nothing found.');
    await close();
  });

  test('shows text and table of contents without scripts', async () => {
    const { page, close } = await open('api/r0.1.0.html', { javaScriptEnabled: false });
    expect(await page.isVisible('nav.contents a[href="#put-rooms-roomid"]')).toBe(true);
    expect(await page.isVisible('.search')).toBe(false);
    await close();
  });

  test('opens the lists of documents and of sections without scripts', async () => {
    const { page, close } = await open('api/r0.1.0.html', { ...phone, javaScriptEnabled: false });
    for (const [summary, link] of [
      ['nav.contents summary', 'nav.contents a[href="#put-rooms-roomid"]'],
      ['.site-nav summary', '.site-nav a[href$="r0.1.0.html"]'],
    ] as const) {
      expect(await page.isVisible(link)).toBe(false);
      await page.click(summary);
      expect(await page.isVisible(link)).toBe(true);
      await page.click(summary);
    }
    await page.click('nav.contents summary');
    await page.click('nav.contents a[href="#put-rooms-roomid"]');
    expect(new URL(page.url()).hash).toBe('#put-rooms-roomid');
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main section > *')]
        .filter((block) => block.hidden && !block.closest('details'))
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(hidden).toEqual([]);
    await close();
  });

  test('scrolls code with the keyboard without scripts', async () => {
    const { page, close } = await open('api/r0.1.0.html', { ...phone, javaScriptEnabled: false });
    const box = page.locator('pre', { hasText: 'a-very-long-line' });
    await box.focus();
    // A key pressed before the box is drawn for the first time scrolls nothing.
    const scrolled = async () => {
      await page.keyboard.press('ArrowRight');
      return box.evaluate(({ scrollLeft }) => scrollLeft);
    };
    await expect.poll(scrolled).toBeGreaterThan(0);
    await close();
  });

  test('highlights the current section in the table of contents', async () => {
    const { page, close } = await open('api/r0.1.0.html#put-rooms-roomid');
    await page.waitForSelector('nav.contents a[aria-current][href="#put-rooms-roomid"]');
    expect(await page.isVisible('nav.contents a[href="#put-rooms-roomid"]')).toBe(true);
    await close();
  });

  test('has a collapsible table of contents on a phone, which shows the current section', async () => {
    const { page, close } = await open('api/r0.1.0.html#put-rooms-roomid', phone);
    const link = 'nav.contents a[href="#m-room-member"]';
    expect(await page.isVisible(link)).toBe(false);
    await expect.poll(() => page.textContent('.contents-current')).toContain('PUT /rooms');
    await page.click('nav.contents summary');
    await page.click(link);
    await expect.poll(() => page.isVisible(link)).toBe(false);
    expect(new URL(page.url()).hash).toBe('#m-room-member');
    await close();
  });

  test('makes scrollable elements focusable', async () => {
    const { page, close } = await open('api/r0.1.0.html', phone);
    const box = page.locator('pre', { hasText: 'a-very-long-line' });
    await box.scrollIntoViewIfNeeded();
    await expect.poll(() => box.getAttribute('tabindex')).toBe('0');
    await close();
  });

  test('copies the path of an example request, and a command that sends it', async () => {
    const { page, close } = await open('api/r0.1.0.html');
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: (text: string) => {
            Reflect.set(globalThis, 'copied', text);
            return Promise.resolve();
          },
        },
      });
    });
    const box = page.locator('.code-box', { hasText: 'a-very-long-line' });
    await page.locator('pre', { hasText: 'a-very-long-line' }).scrollIntoViewIfNeeded();
    const copy = async (label: string): Promise<unknown> => {
      await box.getByRole('button', { name: label }).click({ force: true });
      return page.evaluate(() => Reflect.get(globalThis, 'copied'));
    };
    expect(await copy('Copy Path')).toMatch(/^\/a-very-long-line\?that=does&/);
    expect(await copy('Copy curl')).toMatch(/^curl -X GET 'https:\/\/example.org\/a-very-long-line\?that/);
    await close();
  });

  test('links to rows, tables, notes and examples, and copies the links as Markdown', async () => {
    const { page, errors, close } = await open('api/r0.1.0.html');
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: (text: string) => {
            Reflect.set(globalThis, 'copied', text);
            return Promise.resolve();
          },
        },
      });
    });
    const markdown = async (selector: string): Promise<string> => {
      const tools = page.locator('.link-tools [data-copy=markdown]');
      // The page can move under the pointer while the sections above get their heights.
      for (let tries = 0; tries < 20; tries++) {
        await page.mouse.move(0, 0);
        await page.locator(selector).first().hover();
        if ((await tools.count()) > 0) break;
      }
      await tools.click();
      const copied: unknown = await page.evaluate(() => Reflect.get(globalThis, 'copied'));
      return String(copied).replace(/\(file:.*\//, '(');
    };
    // By keyboard: from an element that has the focus to the tools beside it.
    await page.focus('#elements > h2 a');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('MD');
    await page.locator('.link-tools button').blur();
    const operation = 'put-rooms-roomid';
    const title = '`PUT /rooms/{roomId}`';
    expect(await markdown(`#${operation} > h3`)).toBe(`[${title}](r0.1.0.html#${operation})`);
    await page.click('.link-tools [data-copy=path]');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'copied'))).toBe('/rooms/{roomId}');
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
    expect(await page.evaluate(() => Reflect.get(globalThis, 'copied'))).toBe('user.id');
    expect(errors).toEqual([]);
    await close();
  });

  test('has a link to skip to the text', async () => {
    const { page, close } = await open('api/r0.1.0.html');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page:content');
    await close();
  });

  test('prints the whole content without controls', async () => {
    const { page, close } = await open('api/r0.1.0.html');
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.site-header')).toBe(false);
    expect(await page.isVisible('nav.contents a[href="#m-room-member"]')).toBe(true);
    const tops = await page.evaluate(() =>
      ['h1', 'nav.contents', 'h2'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().top ?? 0,
      ),
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    await close();
  });
});
