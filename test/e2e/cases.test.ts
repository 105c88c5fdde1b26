import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';
import { CommandRunner } from './command-runner.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');
const cases = join(import.meta.dirname, 'cases');

/**
 * Each case is a folder. `files/` is copied over a small repository without problems (a file named `x.removed` removes x), the
 * command lines in `commands.txt` are run there (`spec` or shell commands), and `snapshot.txt` is their exact output.
 */
describe('the executable', () => {
  let folder = '';
  let commands: CommandRunner | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-e2e-'));
    // Git hooks find the command in the path.
    const bin = join(folder, '.bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'spec'), `#!/bin/sh\nexec "${process.execPath}" "${spec}" "$@"\n`, {
      mode: 0o755,
    });
    environment.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    commands = new CommandRunner(environment);
  });
  afterAll(() => {
    commands?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(readdirSync(cases))('%s', async (name) => {
    const root = join(folder, name);
    for (const [path, text] of Object.entries(fixtureRepository)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const files = join(cases, name, 'files');
    if (existsSync(files)) cpSync(files, root, { recursive: true });
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.removed')) continue;
      rmSync(join(root, path));
      rmSync(join(root, path.slice(0, -'.removed'.length)));
    }
    const lines = readFileSync(join(cases, name, 'commands.txt'), 'utf8')
      .trim()
      .split('\n');
    if (!commands) throw new Error('not started');
    const transcripts: string[] = [];
    for (const line of lines) transcripts.push(await transcript(line, root, commands));
    await expect(transcripts.join('\n')).toMatchFileSnapshot(join(cases, name, 'snapshot.txt'));
  });
});

/** Independent of the machine: no colours, and no git configuration of the user. */
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};
delete environment.NO_COLOR;
delete environment.FORCE_COLOR;

async function transcript(line: string, root: string, commands: CommandRunner): Promise<string> {
  const [command = '', ...args] = line.split(' ');
  if (command === 'ls') return `$ ${line}\n${listing(join(root, args[0] ?? ''))}`;
  const { stdout, stderr, status } =
    command === 'spec'
      ? await commands.run(root, args)
      : spawnSync('sh', ['-c', line], { cwd: root, encoding: 'utf8', env: environment });
  const text = `${stdout}${stderr}`.replaceAll(root, '/meadow').replace(/\(\d+\.\d+ s\)/g, '(… s)');
  return `$ ${line}\n${text}(status ${status})\n`;
}

const listing = (path: string): string =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => `${name.replace(/\.[0-9a-f]{8}\./, '.….')}\n`)
        .join('')
    : '(not found)\n';
