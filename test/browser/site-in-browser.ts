import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launch } from './chromium.js';

export const phone = { viewport: { width: 390, height: 844 } };

/** Waits until the page has been drawn: keys that are pressed before do nothing. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

export interface SiteInBrowser {
  /** The folder of the site, which is filled before the first test. */
  folder(): string;
  /** Opens a page in a context of its own, which is closed after the test; errors of its scripts fail the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** The files of a site, written once and opened in one browser, for the tests of a `describe` block. */
export function siteInBrowser(fill: (folder: string) => void | Promise<void>): SiteInBrowser {
  let browser: Browser | undefined;
  let folder = '';
  const errors: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spec-pages-'));
    await fill(folder);
    browser = await launch();
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  return {
    folder: () => folder,
    open: async (path, options = {}) => {
      const context = await browser?.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      if (!context) throw new Error('the browser has not started');
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => errors.push(message));
      const [file = '', hash] = path.split('#');
      await page.goto(pathToFileURL(join(folder, file)).href + (hash ? `#${hash}` : ''));
      // Without scripts there are no callbacks for frames.
      if (options.javaScriptEnabled !== false) await drawn(page);
      return page;
    },
  };
}

/** Writes files, given by their paths, into a folder. */
export function writeFiles(
  folder: string,
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Violations of accessibility that axe finds in a page or in one element of it. */
export async function violationsIn(page: Page, selector = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(axe);
  const found = await page.evaluate(
    (part): Promise<Violation[]> =>
      Reflect.get(globalThis, 'axe')
        .run(part === 'html' ? document : part, { resultTypes: ['violations'] })
        .then((result: { violations: Violation[] }) => result.violations),
    selector,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** Records what the page copies. */
export const recordCopies = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const writeText = (text: string): Promise<void> => {
      Reflect.set(globalThis, 'copied', text);
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
  });

/** The text that the page has copied last, and its removal. */
export const takeCopy = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const copied: unknown = Reflect.get(globalThis, 'copied');
    Reflect.deleteProperty(globalThis, 'copied');
    return copied;
  });
