import { relative, resolve, sep } from 'node:path';
import type { Changes } from '../serve/watch.js';
import { fileReader } from '../source/file-reader.js';
import { repositoryKind } from '../spec/root.js';
import type { Output } from './outputs.js';

/** What is repeated: it reports everything itself. */
type Check = () => Promise<void>;

/**
 * Checks now and after each change of the repository, until it is interrupted or nobody reads its output any more. Changes that come while a check runs
 * lead to one more.
 */
export async function watchAndCheck(root: string, outputs: readonly Output[], check: Check): Promise<void> {
  const { watch } = await import('../serve/watch.js');
  const written = new Set(
    outputs.flatMap(({ file }) =>
      file === undefined ? [] : [relative(root, resolve(file)).split(sep).join('/')],
    ),
  );
  const { ended, fail } = untilEnded();
  let running = Promise.resolve();
  let isDue = false;
  const repeat = async (): Promise<void> => {
    if (!isDue) return;
    isDue = false;
    clear(outputs);
    if (repositoryKind(fileReader(root)) === 'specification') await check();
    else say('specification/targets.yaml is not there any more.');
    say(`${new Date().toTimeString().slice(0, 8)} Watching for changes; Ctrl-C ends it.`);
  };
  const schedule = (): void => {
    isDue = true;
    running = running.then(repeat).catch(fail);
  };
  const tell = ({ files }: Changes): void => {
    if ([...files].some((file) => !written.has(file))) schedule();
  };
  const watcher = await watch({ root, templates: undefined, output: 'build' }, tell, say);
  schedule();
  await ended;
  await watcher.close();
  await running;
}

/** `ended` resolves when the user or whoever reads the output has had enough, and rejects with what it is made to fail with. */
function untilEnded(): { readonly ended: Promise<void>; readonly fail: (fault: unknown) => void } {
  let fail = (_: unknown): void => {};
  const ended = new Promise<void>((resolve, reject) => {
    fail = reject;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    process.stdout.once('error', () => resolve());
  });
  return { ended, fail };
}

/** A terminal shows nothing but what is wrong now. */
function clear(outputs: readonly Output[]): void {
  if (process.stdout.isTTY && outputs.some(({ file }) => file === undefined))
    process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
