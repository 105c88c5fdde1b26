import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spec } from '../e2e/run-spec.js';

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');

/** The indented blocks, without their indentation. */
const blocks = readme
  .split(/^(?=\S).*$/m)
  .map((block) => block.replace(/^ {4}/gm, '').trim())
  .filter((block) => block !== '');

interface Command {
  readonly line: string;
  readonly output: string;
}

/** The commands after `$` with the output below them. */
const transcript = (): Command[] =>
  blocks
    .filter((block) => block.startsWith('$ '))
    .flatMap((block) => block.split(/^\$ /m).slice(1))
    .map((text) => {
      const [line = '', ...output] = text.split('\n');
      return { line, output: output.join('\n') };
    });

let folder = '';
let root = '';
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spec-readme-'));
  root = join(folder, 'courier');
  mkdirSync(root);
  mkdirSync(join(folder, 'bin'));
  // Replaces the installed package; another test installs it.
  writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${spec}" "$@"\n`);
  chmodSync(join(folder, 'bin/npx'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the README shows the real output of every command', async () => {
  const commands = transcript();
  expect(commands.length).toBeGreaterThan(10);
  for (const { line, output } of commands) {
    const shown = line.startsWith('npx spec serve') ? await served(line) : run(line);
    expect(shown, line).toBe(normalized(output));
  }
}, 120_000);

test('the README has no other commands than those to install, build and test', () => {
  const others = blocks.flatMap((block) => block.split('\n')).filter((line) => /^np[mx] /.test(line));
  expect(others).toEqual([
    'npm install ./matrix-spec-toolchain-0.1.0.tgz',
    'npm ci && npx spec build',
    'npm ci && npm test',
    'npm run rst-cases -- FOLDER      # docutils test cases; the last line is `structure N/M whole N/M`',
  ]);
});

function run(line: string): string {
  const { stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd: root,
    encoding: 'utf8',
    env: environment(),
  });
  return normalized(`${stdout}${stderr}`);
}

/** The first line that a server prints. Port 0 is any free port. */
async function served(line: string): Promise<string> {
  const server = spawn('sh', ['-c', `exec ${line} --port 0`], { cwd: root, env: environment() });
  let text = '';
  for await (const chunk of server.stderr) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  server.kill('SIGTERM');
  await once(server, 'exit');
  return normalized(text);
}

/** Without times and ports. */
const normalized = (text: string): string =>
  text
    .trim()
    .replace(/\d+\.\d+ s\b/g, 'N s')
    .replace(/localhost:\d+/g, 'localhost:N');
