import { UsageError } from '../usage-error.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Lets pending signals be received; throws if there was one. */
export type Checkpoint = () => Promise<void>;

/**
 * Runs work that a signal ends only at a checkpoint, so that it can clean up. After a signal, the process then ends with
 * that signal as if it had not been caught.
 */
export async function untilSignal<T>(work: (checkpoint: Checkpoint) => Promise<T>): Promise<T> {
  let received: NodeJS.Signals | undefined;
  const receive = (signal: NodeJS.Signals): void => {
    received = signal;
  };
  for (const signal of signals) process.on(signal, receive);
  try {
    return await work(async () => {
      await receivePending();
      if (received) throw new UsageError('Interrupted; nothing was written.');
    });
  } finally {
    await receivePending();
    for (const signal of signals) process.off(signal, receive);
    if (received) process.kill(process.pid, received);
  }
}

/** Node reads the pipe of pending signals before the second `setImmediate`. */
async function receivePending(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => setImmediate(resolve));
}
