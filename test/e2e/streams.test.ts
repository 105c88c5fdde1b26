import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Workspace, workspace } from '../serve/workspace.js';
import { runSpec, spec } from './run-spec.js';

let repository: Workspace;
beforeEach(() => {
  repository = workspace();
});
afterEach(() => repository.dispose());

/** Every command that prints to standard output. */
const commands = [
  'check',
  'check --format json',
  'check --list-rules',
  'check --explain source/encoding',
  'build --list-targets',
  'build --list-variables',
  'dump-swagger --out -',
  '--help',
  '--version',
];

describe.skipIf(!existsSync('/dev/full'))('a full standard output', () => {
  test.each(commands)('of spec %s is an error of the environment', (command) => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${spec}" ${command} > /dev/full`],
      {
        cwd: repository.root,
        encoding: 'utf8',
      },
    );
    expect([stderr, status]).toEqual([
      'spec: Cannot write to standard output: no space left on device.\n',
      2,
    ]);
  });

  test('as a file of --format is one, too', () => {
    const { status, stderr } = runSpec(repository.root, ['check', '--format', 'json=/dev/full']);
    expect([stderr, status]).toEqual(['spec: Cannot write /dev/full: no space left on device.\n', 2]);
  });
});

test.each(commands)('a closed standard output of spec %s is an error of the environment', async (command) => {
  const child = spawn(process.execPath, [spec, ...command.split(' ')], { cwd: repository.root });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise((done) => child.on('close', done));
  expect([stderr, status]).toEqual(['spec: Cannot write to standard output: the pipe is closed.\n', 2]);
});

test('a full standard error does not change the exit status', () => {
  const { status } = spawnSync('sh', ['-c', `"${process.execPath}" "${spec}" build 2> /dev/full`], {
    cwd: repository.root,
  });
  expect(status).toBe(0);
});

test('a path that the system rejects gets one sentence', () => {
  const name = 'a'.repeat(300);
  expect(runSpec(repository.root, ['build', '--out', name])).toMatchObject({
    stderr: expect.stringMatching(/^spec: Cannot access \S*a{300}: the name is too long\.\n$/),
    status: 2,
  });
});

const someUser = 65_534;

describe.skipIf(process.getuid?.() !== 0)('a user without permission (skipped unless run as root)', () => {
  const asUser = { uid: someUser, gid: someUser };
  beforeEach(() => chmodSync(repository.root, 0o755));

  test.each(['build', 'check', 'dump-swagger -o -'])(
    'to read a source gets one sentence: spec %s',
    (command) => {
      chmodSync(join(repository.root, 'api/client-server/cows.yaml'), 0o600);
      expect(runSpec(repository.root, command.split(' '), asUser)).toMatchObject({
        stderr: 'spec: Cannot read api/client-server/cows.yaml: permission denied.\n',
        status: 2,
      });
    },
  );

  test('to list a folder of sources gets one sentence', () => {
    chmodSync(join(repository.root, 'event-schemas'), 0o700);
    expect(runSpec(repository.root, ['check'], asUser)).toMatchObject({
      stderr: expect.stringMatching(/^spec: Cannot read event-schemas\S*: permission denied\.\n$/),
      status: 2,
    });
  });

  test.each([
    ['build', 'build'],
    ['dump-swagger -o docs.json', 'docs.json'],
    ['check --write-anchors', 'anchors.txt'],
    ['check --write-baseline', 'spec-baseline.json'],
  ])('to write gets one sentence: spec %s', (command, file) => {
    const { status, stderr } = runSpec(repository.root, command.split(' '), asUser);
    expect([stderr, status]).toEqual([
      expect.stringMatching(/^spec: Cannot write \S+: permission denied\.\n$/),
      2,
    ]);
    expect(stderr).toContain(file);
  });
});

describe('the terminal', () => {
  /** Runs a command in a pseudo-terminal with a number of columns. */
  const inTerminal = (columns: number, environment: string, command: string): string =>
    spawnSync(
      'script',
      [
        '-qec',
        `stty cols ${columns}; ${environment} "${process.execPath}" "${spec}" ${command}`,
        '/dev/null',
      ],
      { cwd: repository.root, encoding: 'utf8', env: { ...process.env, TERM: 'xterm', NO_COLOR: '' } },
    ).stdout;
  const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

  beforeEach(() => {
    const long = 'Grass is green, and hay is dry. '.repeat(10);
    repository.write('specification/index.rst', `The farm\n========\n\n${long}:unknown:\`hay\` ${long}\n`);
  });

  test.skipIf(!hasScript)('without escape sequences (TERM=dumb) gets no colours', () => {
    expect(inTerminal(80, 'TERM=xterm', 'check')).toContain('\u001b[');
    expect(inTerminal(80, 'TERM=dumb', 'check')).not.toContain('\u001b');
    expect(inTerminal(80, 'TERM=dumb', 'build')).not.toContain('\u001b');
  });

  test.skipIf(!hasScript)('shows the progress of a check, which other streams do not', () => {
    expect(inTerminal(80, 'TERM=xterm', 'check')).toMatch(/^(?:\r\u001b\[K[\w ]+…)+\r\u001b\[K/);
    expect(inTerminal(80, 'TERM=xterm', 'check --format json 2>/dev/null')).toMatch(/^\{/);
    expect(runSpec(repository.root, ['check']).stderr).toBe('');
  });

  test.skipIf(!hasScript).each([40, 60, 80, 200])('with %i columns fits code frames', (columns) => {
    for (const command of ['check', 'build']) {
      const lines = inTerminal(columns, 'TERM=dumb', command).split(/\r*\n/);
      const frame = lines.filter((line) => /^ {2}[> ] +\d* \|/.test(line));
      expect(frame.length).toBeGreaterThan(1);
      for (const line of frame) expect(line.length).toBeLessThanOrEqual(Math.max(columns, 30));
      const [shown = '', marks = ''] = frame.slice(-2);
      expect(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toContain(':unknown:');
    }
  });
});
