import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixtureRepository } from '../check/fixture-repository.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');
const waiting = 'Watching for changes';

describe('spec check --watch', () => {
  let root = '';
  let child: ChildProcess | undefined;
  let output = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-watch-'));
    output = '';
    for (const [path, text] of Object.entries(fixtureRepository)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });

  function start(...options: string[]): ChildProcess {
    const started = spawn(process.execPath, [spec, 'check', '--watch', ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [started.stdout, started.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child = started;
    return started;
  }

  const runs = (): number => output.split(waiting).length - 1;
  const run = (number: number): Promise<void> => until(() => runs() >= number);
  const edit = (path: string, from: string, to: string): void =>
    writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to));

  test('checks again after a change, once after a burst of changes, and stops on SIGINT', async () => {
    const process_ = start('--format', 'pretty', '--format', 'json=problems.json');
    await run(1);
    expect(output).toContain('no problems');
    expect(output).not.toContain('\u001b');

    edit('specification/index.rst', 'The farm\n', 'The farm\n========\n\nSee barn_.\n\nMore\n');
    await run(2);
    expect(output).toContain('Unknown target name: "barn"');
    expect(readFileSync(join(root, 'problems.json'), 'utf8')).toContain('"warnings": 1');

    output = '';
    for (const name of ['one', 'two', 'three', 'four'])
      writeFileSync(join(root, `specification/${name}.rst`), `${name}\n=====\n`);
    await until(() => output.includes('5 warnings'));
    edit('specification/index.rst', 'barn_', 'shed_');
    await until(() => output.includes('Unknown target name: "shed"'));
    expect(runs()).toBeLessThanOrEqual(3);

    const ended = new Promise((resolve) => process_.once('exit', resolve));
    process_.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('applies a changed configuration', async () => {
    edit('specification/index.rst', 'The farm\n', 'The farm\n========\n\nSee barn_.\n\nMore\n');
    start();
    await until(() => output.includes('1 warning'));
    writeFileSync(join(root, 'spec.config.yaml'), 'rules:\n  rst/unknown-target: error\n');
    await until(() => output.includes('1 error'));
    writeFileSync(join(root, 'spec.config.yaml'), 'rules:\n  rst/unknown-target: "off"\n');
    await until(() => output.includes('no problems'));
  });

  test('survives an invalid configuration and the removal of targets.yaml', async () => {
    start();
    await run(1);
    writeFileSync(join(root, 'spec.config.yaml'), 'rulse: {}\n');
    await until(() => output.includes('config/unknown-key') && runs() >= 2);
    const targets = join(root, 'specification/targets.yaml');
    const before = readFileSync(targets, 'utf8');
    rmSync(targets);
    await until(() => output.includes('File not found: specification/targets.yaml'));
    output = '';
    writeFileSync(targets, before);
    rmSync(join(root, 'spec.config.yaml'));
    await until(() => output.includes('no problems'));
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
