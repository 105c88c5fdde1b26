import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually, type Workspace, workspace } from '../serve/workspace.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');
let fixtureRepository: Workspace;
let running: ChildProcess[] = [];

beforeEach(() => {
  fixtureRepository = workspace();
  fixtureRepository.write('spec.config.yaml', 'rules:\n  rst/unknown-directive: error\n');
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  fixtureRepository.dispose();
});

interface Started {
  readonly child: ChildProcess;
  output(): string;
  url(): string;
}

async function start(...options: string[]): Promise<Started> {
  const child = spawn(process.execPath, [spec, 'serve', ...options], { cwd: fixtureRepository.root });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      text += data.toString();
    });
  await eventually(
    () => text,
    (found) => /Serving \S+/.test(found),
  );
  return { child, output: () => text, url: () => /Serving (\S+)/.exec(text)?.[1] ?? '' };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => child.on('exit', (status) => done(status)));

const listening = (port: number): Promise<Server> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(port, '127.0.0.1', () => done(server));
  });

const run = (...options: string[]) =>
  spawnSync(process.execPath, [spec, 'serve', ...options], {
    cwd: fixtureRepository.root,
    encoding: 'utf8',
    timeout: 20_000,
  });

test('serves pages, logs changes and problems, writes no files, and stops on SIGINT', async () => {
  const before = readdirSync(fixtureRepository.root, { recursive: true }).length;
  const { child, url, output } = await start('--port', '0');
  expect(await (await fetch(url())).text()).toContain('<h1>The farm');
  fixtureRepository.write('specification/index.rst', 'The farm\n========\n\n.. noet:: Hay\n');
  await eventually(output, (text) => text.includes('specification/index.rst: no page changed'));
  await eventually(output, (text) =>
    text.includes('specification/index.rst:4:4 error Unknown directive type "noet"'),
  );
  expect(await (await fetch(url())).text()).toContain('Fetch a cow.');
  fixtureRepository.write('specification/index.rst', 'The farm\n========\n\nHay.\n');
  await eventually(
    async () => (await fetch(url())).text(),
    (text) => text.includes('<p>Hay.</p>'),
  );
  expect(readdirSync(fixtureRepository.root, { recursive: true }).length).toBe(before);
  const end = ended(child);
  child.kill('SIGINT');
  expect(await end).toBe(0);
});

test('uses the next free port unless --strict-port is given', async () => {
  const other = await listening(0);
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { url, output } = await start('--port', String(port));
  expect(output()).toContain(`Port ${port} is in use.`);
  expect(Number(new URL(url()).port)).toBeGreaterThan(port);
  const { status, stderr } = run('--port', String(port), '--strict-port');
  expect([status, stderr]).toEqual([2, `spec: Port ${port} is in use. Choose another one.\n`]);
  other.close();
});

test.each([
  ['by default', [], '*'],
  ['unless --no-cors is given', ['--no-cors'], null],
])('lets other sites read API documents %s', async (_, options, allowed) => {
  const { url } = await start('--port', '0', ...options);
  const { status, headers } = await fetch(`${url()}api-docs.json`);
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, allowed]);
});

test('warns if pages are readable from other machines', async () => {
  const { output } = await start('--port', '0', '--host', '0.0.0.0');
  expect(output()).toContain('The pages are readable from other machines at:');
});

test.each([
  ['0', 'The pages are readable from other machines', 'Serving http://localhost:'],
  ['LOCALHOST', '', 'Serving http://localhost:'],
  ['127.0.0.2', '', 'Serving http://127.0.0.2:'],
  ['[::1]', '', 'Serving http://[::1]:'],
])(
  'listens on %s, and reports whether it is reachable from other machines',
  async (host, warning, serving) => {
    const { output, url } = await start('--port', '0', '--host', host);
    expect(output()).toContain(serving);
    expect((await fetch(url())).status).toBe(200);
    expect(output().startsWith('The pages are readable')).toBe(warning !== '');
  },
);

test('logs new problems once, and reports when all are fixed', async () => {
  const { output } = await start('--port', '0');
  const page = 'The farm\n========\n\n{{cows_cs_http_api}}\n\n';
  fixtureRepository.write('specification/index.rst', `${page}.. noet:: Hay\n`);
  await eventually(output, (text) => text.includes('1 error\n'));
  fixtureRepository.write(
    'specification/index.rst',
    `${page}Hay.\n\n.. noet:: Hay\n\n.. noet:: Straw\n\n.. ntoe:: x\n`,
  );
  await eventually(output, (text) => text.includes('3 errors, 1 new one\n'));
  fixtureRepository.write('specification/index.rst', `${page}Hay.\n`);
  await eventually(output, (text) => text.includes('All problems are fixed.\n'));
  const cow = fixtureRepository.read('event-schemas/examples/m.cow') ?? '';
  fixtureRepository.write('event-schemas/examples/m.cow', cow.replace('"moo"', '"moo",\n    "sond": "x"'));
  await eventually(output, (text) => /m\.cow:\d+:\d+ warning [\s\S]*1 warning\n/.test(text));
  expect(output().match(/Unknown directive type "noet"/g)?.length).toBe(1);
  const told = output().length;
  fixtureRepository.write(
    'event-schemas/examples/m.cow',
    `${cow.replace('"moo"', '"muh",\n    "sond": "x"')}\n\n`,
  );
  await eventually(output, (text) => /(?:m\.cow|\d files): /.test(text.slice(told)));
  fixtureRepository.write('specification/index.rst', `${page}Hay.\n\n.. oetn:: x\n`);
  await eventually(output, (text) => text.includes('Unknown directive type "oetn"'));
  expect(output().split('Undocumented property').length).toBe(2);
  expect(output().split('All problems are fixed').length).toBe(2);
});

test('serves API documents and Swagger UI', async () => {
  const { url } = await start('--port', '0');
  const docs = await fetch(`${url()}api-docs.json`);
  const { stdout } = spawnSync(process.execPath, [spec, 'dump-swagger', '-o', '-'], {
    cwd: fixtureRepository.root,
    encoding: 'utf8',
  });
  expect(await docs.text()).toBe(stdout);
  expect(await (await fetch(`${url()}swagger-ui/`)).text()).toContain('swagger-ui-bundle.js');
});

test('serves pages whose sources have errors from the start', async () => {
  fixtureRepository.write('specification/index.rst', 'The farm\n========\n\n.. noet:: Hay\n\nStraw.\n');
  const { url, output } = await start('--port', '0');
  expect(output()).toContain('1 error');
  expect(await (await fetch(url())).text()).toContain('Straw.');
});

test('applies the configured severities', async () => {
  fixtureRepository.write(
    'spec.config.yaml',
    'rules:\n  rst/unknown-directive: warning\n  rst/unknown-target: "off"\n',
  );
  const { url, output } = await start('--port', '0');
  fixtureRepository.write(
    'specification/index.rst',
    'The farm\n========\n\n.. noet:: Hay\n\nStraw_ and grass.\n',
  );
  await eventually(output, (text) =>
    text.includes('specification/index.rst:4:4 warning Unknown directive type "noet"'),
  );
  await eventually(
    async () => (await fetch(url())).text(),
    (text) => text.includes('and grass.'),
  );
  await eventually(output, (text) => text.includes('1 warning'));
  expect(output()).not.toContain('rst/unknown-target');
});

test('survives the removal of targets.yaml', async () => {
  const { url, output } = await start('--port', '0');
  const targets = fixtureRepository.read('specification/targets.yaml') ?? '';
  fixtureRepository.remove('specification/targets.yaml');
  await eventually(output, (text) => text.includes('specification/targets.yaml'));
  expect(await (await fetch(url())).text()).toContain('The farm');
  fixtureRepository.write('specification/targets.yaml', `${targets}\n`);
  fixtureRepository.write('specification/index.rst', 'The farm\n========\n\nHay.\n');
  await eventually(
    async () => (await fetch(url())).text(),
    (text) => text.includes('<p>Hay.</p>'),
  );
});

test.each([
  [['--port', 'http'], '--port must be an integer from 0 to 65535, got "http".'],
  [['--port', '70000'], '--port must be an integer from 0 to 65535, got "70000".'],
  [['--host', ''], '--host requires an address'],
  [['--host', '203.0.113.7', '--port', '0'], '203.0.113.7 is not an address of this machine.'],
  [['--root', '/nowhere'], 'Folder not found: /nowhere.'],
  [['--editor', 'javascript://{path}%0aalert(1)'], 'Unknown editor "javascript://'],
  [['--editor', 'javascript:alert(1)'], 'Unknown editor "javascript:alert(1)'],
])('rejects %j', (options, message) => {
  const { status, stderr } = run(...options);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('serves Swagger UI and shared API documents for the layout of 2021', async () => {
  fixtureRepository.remove('specification/targets.yaml');
  fixtureRepository.write('config.toml', 'title = "Farm"\n[params.version]\nmajor = 1\nminor = 19\n');
  fixtureRepository.write('content/_index.md', '---\ntitle: Farm\n---\n');
  fixtureRepository.write(
    'data/api/client-server/cows.yaml',
    'openapi: 3.1.0\ninfo: { title: Cows, version: "1" }\npaths: { /cows: { get: { responses: {} } } }\n',
  );
  const { url } = await start('--port', '0');
  for (const path of ['api-docs.json', 'swagger-ui/client-server.json']) {
    const { status, headers } = await fetch(url() + path);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  }
  const { info, paths }: { info: unknown; paths: object } = await (
    await fetch(`${url()}api-docs.json`)
  ).json();
  expect(info).toEqual({ title: 'Matrix Client-Server API', version: 'v1.19' });
  expect(Object.keys(paths)).toEqual(['/cows']);
  expect(await (await fetch(`${url()}swagger-ui/start.js`)).text()).toContain('"client-server"');
  fixtureRepository.write(
    'data/api/client-server/cows.yaml',
    'openapi: 3.1.0\ninfo: { title: Cows, version: "1" }\npaths: { /herd: { get: { responses: {} } } }\n',
  );
  await eventually(
    async () => (await fetch(`${url()}api-docs.json`)).text(),
    (text) => text.includes('"/herd"'),
  );
});
