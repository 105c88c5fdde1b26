import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasShared, shared } from '../conformance/shared.js';
import { bringTo, type Edit } from '../serve/edit.js';
import { randomOf } from '../serve/random.js';
import { randomEdit } from '../serve/random-edits.js';
import { eventually, ownRepository, startServer, workspace } from '../serve/workspace.js';
import { hasBrowser, launch } from './chromium.js';

/** The content of a page, without the parts that depend on scripts or time. */
const contentOf = (page: Page): Promise<string> =>
  page
    .evaluate(() => {
      const links = [...document.querySelectorAll('link')].map((link) => link.getAttribute('href'));
      const body = document.body.outerHTML.replace(/<script[^>]* data-version[^>]*><\/script>/, '');
      return `${location.pathname} ${document.title}\n${links}\n${body.replace(/\s+<\/body>/, '</body>')}`;
    })
    // There is no document during a reload.
    .catch(() => '');

describe.skipIf(!hasBrowser)('after random edits', { timeout: 300_000, retry: 1 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** Edits a copy of a repository while a page is open; the page must always equal a newly loaded one. */
  async function expectFresh(repository: string, path: string, edits: number): Promise<void> {
    const copy = workspace(repository);
    const server = await startServer(copy.root);
    const random = randomOf(Number(process.env.SEED ?? 1));
    const context = await browser.newContext();
    // The script of the page adds elements at different times in both pages.
    await context.route('**/page.*.js', (route) => route.abort());
    const [page, fresh] = [await context.newPage(), await context.newPage()];
    await fresh.route('**/_spec/live.js', (route) => route.abort());
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const url = `http://localhost:${server.port}/${path}`;
    await page.goto(url);
    const expectSame = async (title: string): Promise<void> => {
      await fresh.goto(url);
      const wanted = await contentOf(fresh);
      const isSame = (content: string): boolean => content === wanted;
      const shown = await eventually(() => contentOf(page), isSame).catch(() => contentOf(page));
      if (!isSame(shown)) expect(shown, title).toBe(wanted);
      expect(errors, title).toEqual([]);
    };
    let bad: Edit[] = [];
    const count = Number(process.env.EDITS ?? edits);
    for (let made = 0; made < count; made++) {
      const edit = randomEdit(copy.root, random);
      bringTo(copy.root, edit.after);
      await expectSame(edit.title);
      bad.push(edit);
      if (random() < 0.5) continue;
      // Undo several edits at once.
      for (const { before } of bad.reverse()) bringTo(copy.root, before);
      bad = [];
      await expectSame(`${edit.title}, undone`);
    }
    await context.close();
    await server.close();
    copy.dispose();
  }

  test.skipIf(!hasShared)('the page of a repository of 2015 equals a fresh one', () =>
    expectFresh(join(shared, 'corpora/doc-2015-10-13'), 'main.html', 2),
  );
  test('a page of this repository equals a fresh one', () => expectFresh(ownRepository, 'index.html', 2));
});
