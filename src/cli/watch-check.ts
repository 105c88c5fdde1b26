import { relative, resolve, sep } from 'node:path';
import type { Changes } from '../source/changes.js';
import { fileReader } from '../source/file-reader.js';
import { targetsFile } from '../spec/repository.js';
import { repositoryKind } from '../spec/root.js';
import type { Output } from './outputs.js';
import { isAnsiTerminal } from './terminal.js';

/** One check, which prints its own results. It receives the changes since the last one. */
type Check = (changes: Changes) => Promise<void>;

/**
 * Checks now and after each change in the repository, until it is interrupted or its output is closed. Changes during a
 * check trigger one further check.
 */
export async function watchAndCheck(root: string, outputs: readonly Output[], check: Check): Promise<void> {
  const { watch } = await import('../serve/watch.js');
  const written = new Set(
    outputs.flatMap(({ file }) =>
      file === undefined ? [] : [relative(root, resolve(file)).split(sep).join('/')],
    ),
  );
  const { ended, fail } = untilEnded();
  const hasTargets = (): boolean => fileReader(root).canonical(targetsFile) !== undefined;
  const needsTargets = hasTargets();
  let running = Promise.resolve();
  let isDue = false;
  let unchecked = none;
  const repeat = async (): Promise<void> => {
    if (!isDue) return;
    isDue = false;
    clear(outputs);
    if (repositoryKind(fileReader(root)) === 'specification' && (hasTargets() || !needsTargets)) {
      const changes = unchecked;
      unchecked = none;
      await check(changes);
    } else say(`File not found: ${targetsFile}.`);
    say(`${new Date().toTimeString().slice(0, 8)} Watching for changes. Press Ctrl-C to stop.`);
  };
  const schedule = (changes: Changes): void => {
    isDue = true;
    unchecked = joined(unchecked, changes);
    running = running.then(repeat).catch(fail);
  };
  const onChange = (changes: Changes): void => {
    if ([...changes.files].some((file) => !written.has(file))) schedule(changes);
  };
  const watcher = await watch({ root, templates: undefined, output: 'build' }, onChange, say);
  schedule(none);
  await ended;
  await watcher.close();
  await running;
}

const none: Changes = { files: new Set(), entries: false };

const joined = (one: Changes, other: Changes): Changes => ({
  files: new Set([...one.files, ...other.files]),
  entries: one.entries || other.entries,
});

/** `ended` resolves on a signal or when standard output is closed, and rejects when `fail` is called. */
function untilEnded(): { readonly ended: Promise<void>; readonly fail: (error: unknown) => void } {
  let fail = (_: unknown): void => {};
  const ended = new Promise<void>((resolve, reject) => {
    fail = reject;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    process.stdout.once('error', () => resolve());
  });
  return { ended, fail };
}

/** Clears the terminal, so that it shows only current problems. */
function clear(outputs: readonly Output[]): void {
  if (isAnsiTerminal(process.stdout) && outputs.some(({ file }) => file === undefined))
    process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
