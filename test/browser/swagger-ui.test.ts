import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import { fixtureRepository } from '../check/fixture-repository.js';
import { hasShared, shared } from '../conformance/shared.js';
import { eventually, startServer } from '../serve/workspace.js';
import { hasBrowser, launch } from './chromium.js';

describe.skipIf(!hasBrowser)('Swagger UI', { timeout: 180_000, retry: 1 }, () => {
  test('of a written site shows each API when it is opened as a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'swagger-ui-'));
    for (const [path, text] of Object.entries(fixtureRepository)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { ok } = await openSpecification(folder).build({ swaggerUi: true, out: join(folder, 'site') });
    expect(ok).toBe(true);
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'site/swagger-ui/index.html')).href);
    await page.waitForSelector('.opblock');
    expect(await page.locator('.opblock').first().innerText()).toContain('/cows');
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(!hasShared)('shows all operations of a real API of the dev server', async () => {
    const server = await startServer(join(shared, 'corpora/cs-r0.6.1'));
    const browser = await launch();
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const url = `http://localhost:${server.port}/`;
    const docs: { paths: Record<string, Record<string, unknown>> } = await (
      await fetch(`${url}api-docs.json`)
    ).json();
    const operations = Object.values(docs.paths).flatMap((methods) => Object.keys(methods));
    await page.goto(`${url}swagger-ui/`);
    await page.waitForSelector('.opblock-tag-section');
    await eventually(
      () => page.evaluate(() => document.querySelectorAll('.opblock').length),
      (count) => count >= operations.length,
    );
    const login = page.locator('.opblock', { hasText: 'Authenticates the user.' }).first();
    await login.locator('button.opblock-summary-control').click();
    await login.locator('.opblock-body').waitFor();
    expect(await login.locator('.opblock-body').innerText()).toContain('Parameters');
    expect(await page.locator('.topbar select option').count()).toBe(5);
    await page.goto(`${url}swagger-ui/?urls.primaryName=Identity%20Service%20API`);
    await page.waitForSelector('.opblock');
    expect(await page.locator('.topbar select').inputValue()).not.toBe('client-server.json');
    expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith('data:'))).toEqual(
      [],
    );
    await browser.close();
    await server.close();
  });
});
