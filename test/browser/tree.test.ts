import { describe, expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';
import { buildSite } from '../render/build-site.js';
import { hasBrowser } from './chromium.js';
import { phone, recordCopies, siteInBrowser, takeCopy, violationsIn, writeFiles } from './site-in-browser.js';

/** A response with an object in an object, and one in a map in a list. */
const schema = `
          schema:
            type: object
            properties:
              herd:
                title: Herd
                type: object
                description: All cows.
                properties:
                  leader:
                    title: Cow
                    type: object
                    description: The *first* cow.
                    required: [name]
                    properties:
                      name: { type: string, description: Her name. }
                  others:
                    type: array
                    description: Her friends.
                    items:
                      title: Friend
                      type: object
                      properties:
                        since: { type: integer, description: The year. }
              count: { type: integer, description: The number of cows. }
`;

const { site: files } = buildSite(
  {
    ...fixtureRepository,
    'api/client-server/cows.yaml': (fixtureRepository['api/client-server/cows.yaml'] ?? '').replace(
      /\n {10}schema:[\s\S]*$/,
      schema,
    ),
  },
  undefined,
);

describe.skipIf(!hasBrowser)('the tree of a table', { retry: 1 }, () => {
  const site = siteInBrowser((folder) => writeFiles(folder, files));
  const id = 'get-meadow-cows-cowid.response.200';
  const tables = (page: Awaited<ReturnType<typeof site.open>>) =>
    page.locator(`table[id^="${id}"]`).evaluateAll((all) => all.map((table) => table.checkVisibility()));

  test('is shown in place of the tables, and unfolds with the keyboard', async () => {
    const page = await site.open(`index.html#${id}`);
    const button = page.locator('.tree-switch');
    await button.focus();
    expect(await button.count()).toBe(1);
    expect(await tables(page)).toEqual([true, true, true, true]);
    await page.keyboard.press('Enter');
    expect(await tables(page)).toEqual([false, false, false, false]);
    const names = () =>
      page
        .locator('.tree-name')
        .evaluateAll((all) => all.filter((name) => name.checkVisibility()).map((name) => name.textContent));
    expect(await names()).toEqual(['herd', 'count']);
    await page.locator('.tree summary').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['herd', 'leader', 'others', 'count']);
    await page.locator('.tree-unfold').focus();
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['herd', 'leader', 'name', 'others', 'since', 'count']);
    expect(await page.locator('.tree em').textContent()).toBe('first');
    expect(await page.locator('.tree [id]').count()).toBe(0);
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['herd', 'count']);
    await button.click();
    expect(await tables(page)).toEqual([true, true, true, true]);
    expect(await page.locator('.tree').count()).toBe(0);
  });

  test('copies full names; links to rows show the tables again, as print does', async () => {
    const page = await site.open(`index.html#${id}`, phone);
    await recordCopies(page);
    await page.click('.tree-switch');
    await page.click('.tree-unfold');
    await page.click('[data-name="herd.others.since"]');
    expect(await takeCopy(page)).toBe('herd.others.since');
    await page.emulateMedia({ media: 'print' });
    expect(await tables(page)).toEqual([true, true, true, true]);
    expect(await page.locator('.tree').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.evaluate((row) => location.assign(`#${row}`), `${id}.herd:leader`);
    await expect.poll(() => tables(page)).toEqual([true, true, true, true]);
  });
});
