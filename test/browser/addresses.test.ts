import { describe, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import { workspace } from '../serve/workspace.js';
import { hasBrowser } from './chromium.js';
import { siteInBrowser, writeFiles } from './site-in-browser.js';

const chapter = (title: string, part: string): string =>
  `${title}\n${'-'.repeat(title.length)}\n\nText.\n\n${part}\n${'~'.repeat(part.length)}\n\n${'Text. '.repeat(400)}\n\n`;

const files = {
  'specification/targets.yaml':
    'targets:\n  index:\n    files: [index.rst]\n  barn:\n    files: [barn.rst]\n  clover:\n    files: [clover.rst]\n    version_label: unstable\ntitle_styles: ["=", "-", "~"]\n',
  'specification/index.rst': 'The farm\n========\n\nText.\n',
  'specification/barn.rst': `The barn\n========\n\n${chapter('Hay', 'Bales')}${chapter('Loft', 'Ladder')}{{cows_cs_http_api}}\n`,
  'specification/clover.rst': 'Clover\n======\n\nText.\n',
  'anchors.txt': `barn.html#clover -> clover/unstable.html#clover
barn.html#ladders -> ladder
barn.html#title -> get-meadow-cows-cowid.response.200:name
barn.html#größe -> index.html#the-farm
shed.html -> barn.html
shed.html#clover -> clover/unstable.html#clover
shed.html#stairs -> ladder
`,
};

const moves: readonly (readonly [from: string, to: string])[] = [
  ['barn/index.html#loft', 'barn/loft.html#loft'],
  ['barn/index.html#bales', 'barn/hay.html#bales'],
  ['barn/index.html#ladders', 'barn/loft.html#ladders'],
  ['barn/index.html#title', 'barn/loft.html#title'],
  [
    'barn/index.html#get-meadow-cows-cowid.response.200:name',
    'barn/loft.html#get-meadow-cows-cowid.response.200:name',
  ],
  ['barn.html#clover', 'clover/unstable.html#clover'],
  ['barn.html#gr%C3%B6%C3%9Fe', 'index.html#the-farm'],
  ['barn.html#ladders', 'barn.html#ladders'],
  ['shed.html#bales', 'barn.html#bales'],
  ['shed.html#clover', 'clover/unstable.html#clover'],
  ['shed.html#stairs', 'barn.html#ladder'],
];

describe.skipIf(!hasBrowser)('addresses', { retry: 1 }, () => {
  const site = siteInBrowser(async (folder) => {
    const repository = workspace();
    try {
      for (const [path, text] of Object.entries(files)) repository.write(path, text);
      const built = await openSpecification(repository.root).build({ multiPage: true });
      expect(built.problems).toEqual([]);
      writeFiles(folder, built.files);
    } finally {
      repository.dispose();
    }
  });

  test('a row is marked at its own address and at a former one', async () => {
    for (const id of ['get-meadow-cows-cowid.response.200:name', 'title']) {
      const page = await site.open(`barn.html#${id}`);
      const row = page.locator('tr', { hasText: 'Her name.' });
      expect(await row.evaluate((element) => getComputedStyle(element).backgroundImage)).toContain(
        'gradient',
      );
    }
  });

  test('former anchors redirect', async () => {
    const page = await site.open('index.html');
    const home = page.url().replace(/index\.html.*$/, '');
    for (const [path, end] of moves) {
      await page.goto('about:blank');
      await page.goto(home + path);
      await page.waitForURL((url) => url.href === home + end, { timeout: 5000 });
    }
  });

  test('an anchor around the links to other pages stays', async () => {
    const page = await site.open('barn.html');
    const address = page.url();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${address}#page:content`);
    await page.reload();
    expect(page.url()).toBe(`${address}#page:content`);
  });

  test('the pages of chapters have links to their page and to other chapters', async () => {
    const page = await site.open('barn/index.html#bales');
    await page.waitForURL('**/hay.html#bales');
    expect(await page.locator('.breadcrumbs li').allTextContents()).toEqual([
      'Matrix Specification',
      'The barn',
      'Hay',
    ]);
    await page.click('.chapter-nav [rel=next]');
    expect(page.url()).toMatch(/\/barn\/loft\.html#loft$/);
    await page.click('.breadcrumbs a:text("The barn")');
    expect(page.url()).toMatch(/\/barn\/index\.html$/);
    // A change of the fragment alone loads no page.
    await page.evaluate(() => location.assign('#ladder'));
    await page.waitForURL('**/loft.html#ladder');
    await page.click('.breadcrumbs a >> nth=0');
    expect(page.url()).toMatch(/\/index\.html$/);
  });

  test('without scripts, the page shows a link to the anchor on another page', async () => {
    const page = await site.open('barn.html#clover', { javaScriptEnabled: false });
    const links = page.locator('.moved-anchors a');
    expect(await links.evaluateAll((all) => all.map((link) => link.checkVisibility()))).toEqual([
      true,
      false,
    ]);
    await links.first().click();
    expect(page.url()).toMatch(/clover\/unstable\.html#clover$/);
  });
});
