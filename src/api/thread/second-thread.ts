import type { Worker } from 'node:worker_threads';
import type { Repository } from '../../spec/repository.js';
import type { Opened } from '../opened.js';
import { type AwaitRuleResults, requestRuleResults } from './request-rule-results.js';
import { startWorker } from './start-worker.js';
import { YamlAhead } from './yaml-ahead.js';

/** A second thread that works on data files while the first one works on prose. Without a worker, the first one does all. */
export class SecondThread {
  readonly yaml: YamlAhead;
  readonly #worker: Worker | undefined;

  constructor(worker: Worker | undefined) {
    // A worker that has ended has no id.
    this.#worker = worker && worker.threadId >= 0 ? worker : undefined;
    this.yaml = new YamlAhead(this.#worker);
  }

  /** Begins to check the rules that read data files only. */
  checkDataRules(
    opened: Opened,
    notRun: ReadonlySet<string>,
    repository: Repository,
  ): AwaitRuleResults | undefined {
    return this.#worker && requestRuleResults(this.#worker, opened, notRun, repository);
  }

  end(): void {
    this.yaml.close();
    void this.#worker?.terminate();
  }
}

/** Calls a function with a thread that runs until the promise of the function settles. `worker` is one that has been started already. */
export async function withSecondThread<T>(
  worker: Worker | undefined,
  use: (thread: SecondThread) => Promise<T>,
): Promise<T> {
  const thread = new SecondThread(worker ?? startWorker());
  try {
    return await use(thread);
  } finally {
    thread.end();
  }
}
