import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** Runs a command in a folder; npm finds nothing of the project in its environment. */
function run(folder: string, command: string, ...args: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8', env, timeout: 120_000 });
}

const hasRegistry = run(project, 'npm', 'view', 'handlebars', 'version').status === 0;

describe.skipIf(!hasRegistry)('the package', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-install-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is installed into an empty folder and creates, builds and checks a repository', () => {
    expect(run(project, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder).status).toBe(0);
    const [archive = ''] = readdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    expect(run(folder, 'npm', 'install', '--no-audit', '--no-fund', `./${archive}`).status).toBe(0);
    for (const command of [
      ['init', 'post'],
      ['check', '--cwd', 'post'],
      ['build', '--cwd', 'post', '--strict', '--swagger-ui'],
      ['dump-swagger', '--cwd', 'post'],
    ])
      expect(run(folder, 'npx', '--no-install', 'spec', ...command)).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'post/build')).sort()).toEqual([
      '.spec-site.json',
      'api-docs.json',
      'assets',
      'courier.html',
      'index.html',
      'swagger-ui',
    ]);
  }, 300_000);
});
