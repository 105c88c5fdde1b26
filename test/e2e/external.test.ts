import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');

describe('spec check --external', () => {
  let root = '';
  let server: Server;
  let site = '';
  let requested: string[] = [];
  let busy = 0;
  let busiest = 0;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'spec-external-'));
    for (const [path, text] of Object.entries(fixtureRepository)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    requested = [];
    busy = 0;
    busiest = 0;
    const flaky = new Set<string>();
    server = createServer((request, response) => {
      const { method = '', url = '' } = request;
      requested.push(`${method} ${url}`);
      busiest = Math.max(busiest, ++busy);
      response.on('close', () => busy--);
      const respond = (status: number): void => {
        setTimeout(() => response.writeHead(status, { location: '/fine' }).end(), 20);
      };
      if (url === '/silent') return;
      if (url === '/gone') respond(404);
      else if (url === '/private') respond(403);
      else if (url === '/moved') respond(302);
      else if (url === '/no-head') respond(method === 'HEAD' ? 405 : 200);
      else if (url === '/flaky' && method === 'GET' && flaky.has(url)) respond(200);
      else if (url === '/flaky' || url === '/broken') {
        if (method === 'GET') flaky.add(url);
        respond(500);
      } else respond(200);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    site = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(root, { recursive: true, force: true });
  });

  function check(...options: string[]): Promise<{ output: string; status: number | null }> {
    return new Promise((done) => {
      const child = spawn(process.execPath, [spec, 'check', ...options], {
        cwd: root,
        env: { ...process.env, XDG_CACHE_HOME: join(root, '.cache') },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      child.on('close', (status) => done({ output: output.replaceAll(site, 'SITE'), status }));
    });
  }

  const write = (...links: string[]): void => {
    const text = links.map((link, i) => `\`link ${i} <${link}>\`_\n`).join('\n');
    writeFileSync(
      join(root, 'specification/index.rst'),
      `${fixtureRepository['specification/index.rst'] ?? ''}\n${text}`,
    );
  };

  test('reports broken links at their location, and requests nothing without the option', async () => {
    write(
      `${site}/fine#part`,
      `${site}/gone`,
      `${site}/private`,
      `${site}/moved`,
      `${site}/no-head`,
      `${site}/flaky`,
      `${site}/broken`,
      'https://example.org/reserved',
      'mailto:cow@example.org',
      'http://127.0.0.1:65531/refused',
    );
    expect(await check()).toEqual({ output: 'no problems\n', status: 0 });
    expect(requested).toEqual([]);

    const { output, status } = await check('--external', '--max-warnings', '2');
    expect(status).toBe(1);
    const found = [...output.matchAll(/^(\S+) warning (.*) external\/broken$/gm)].map(
      ([, ...parts]) => parts,
    );
    expect(found).toEqual([
      ['specification/index.rst:12:1', 'Broken link "SITE/gone": 404 Not Found.'],
      ['specification/index.rst:22:1', 'Broken link "SITE/broken": 500 Internal Server Error.'],
      ['specification/index.rst:28:1', 'Broken link "http://127.0.0.1:65531/refused": connection refused.'],
    ]);
    expect(requested.filter((one) => one.endsWith('/broken'))).toEqual([
      'HEAD /broken',
      'GET /broken',
      'GET /broken',
    ]);
    expect(busiest).toBeLessThanOrEqual(2);
  });

  test('caches successful results outside the repository', async () => {
    write(`${site}/fine`, `${site}/fine#again`, `${site}/gone`);
    await check('--external');
    expect(requested.filter((one) => one === 'HEAD /fine')).toHaveLength(1);
    const cache = JSON.parse(readFileSync(join(root, '.cache/spec/links.json'), 'utf8'));
    expect(Object.keys(cache)).toEqual([`${site}/fine`]);
    requested = [];
    await check('--external');
    expect(requested).toEqual(['HEAD /gone', 'GET /gone']);
    writeFileSync(join(root, '.cache/spec/links.json'), 'no cache');
    requested = [];
    await check('--external');
    expect(requested).toContain('HEAD /fine');
  });

  test('times out, and requests no ignored links; a suppression applies', async () => {
    write(`${site}/silent`, `${site}/gone/1`);
    writeFileSync(
      join(root, 'spec.config.yaml'),
      `external:\n  timeout: 0.2\n  ignore: ["${site}/gone/*"]\n`,
    );
    const { output } = await check('--external');
    expect(output).toContain('Broken link "SITE/silent": no response within 0.2 s.');
    expect(requested.some((one) => one.includes('gone'))).toBe(false);

    writeFileSync(
      join(root, 'specification/index.rst'),
      `${fixtureRepository['specification/index.rst'] ?? ''}\n.. spec-ignore external/broken: it comes back\n\n\`link <${site}/silent>\`_\n`,
    );
    expect((await check('--external')).output).toBe('no problems\n');
    // Without requests, the suppression is not reported as unused.
    expect((await check()).output).toBe('no problems\n');
    expect(existsSync(join(root, 'specification/.cache'))).toBe(false);
  });
});
