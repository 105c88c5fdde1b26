import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import { fixtureRepository } from '../check/fixture-repository.js';

const executablePath = '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) console.warn(`Browser tests of Swagger UI are skipped: ${executablePath} not found.`);

describe.skipIf(!hasBrowser)('Swagger UI of a written site', { retry: 1 }, () => {
  test('shows each API when it is opened as a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'swagger-ui-'));
    for (const [path, text] of Object.entries(fixtureRepository)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { ok } = await openSpecification(folder).build({ swaggerUi: true, out: join(folder, 'site') });
    expect(ok).toBe(true);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'site/swagger-ui/index.html')).href);
    await page.waitForSelector('.opblock');
    expect(await page.locator('.opblock').first().innerText()).toContain('/cows');
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
