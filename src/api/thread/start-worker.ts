import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const workerFile = join(import.meta.dirname, 'worker.cjs');

/** Starts the second thread if the machine can run two at once. `file` is its script. It does not keep the process alive. */
export function startWorker(file = workerFile): Worker | undefined {
  if (availableParallelism() < 2 || !existsSync(file)) return undefined;
  try {
    const worker = new Worker(file);
    // A worker that fails leaves all tasks to the first thread.
    worker.on('error', () => {});
    worker.unref();
    return worker;
  } catch {
    return undefined;
  }
}
