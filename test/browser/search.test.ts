import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually, startServer, workspace } from '../serve/workspace.js';

const executablePath = '/usr/bin/chromium';

test.skipIf(!existsSync(executablePath))('the search of a served page finds edited text', async () => {
  const fixtureRepository = workspace();
  const index = 'specification/index.rst';
  const write = (text: string): void =>
    fixtureRepository.write(index, `The farm\n========\n\nCows\n----\n\n${text}\n`);
  write('Cows eat clover.');
  const server = await startServer(fixtureRepository.root);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
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
      () => page.evaluate(() => document.body.innerText),
      (text) => text.includes('lucerne'),
    );
    await eventually(
      () => search('lucerne'),
      (found) => found.includes('Cows eat lucerne.'),
    );
    expect(await search('clover')).toBe('Nothing found.');
  } finally {
    await browser.close();
    await server.close();
    fixtureRepository.dispose();
  }
});
