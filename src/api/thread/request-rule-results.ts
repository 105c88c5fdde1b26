import { MessageChannel, type Worker } from 'node:worker_threads';
import type { RuleResults } from '../../check/rule-results.js';
import type { Repository } from '../../spec/repository.js';
import type { Opened } from '../opened.js';
import type { RulesTask } from './tasks.js';
import { fromTransferredResults, type TransferredResults } from './transferred-results.js';

/** Waits for the results of rules; `undefined` if the worker has failed. */
export type AwaitRuleResults = () => Promise<RuleResults | undefined>;

/**
 * Requests that a worker checks the rules that read data files only. The worker reads the files on the disk; the results refer to
 * the files of `repository`.
 */
export function requestRuleResults(
  worker: Worker,
  opened: Opened,
  notRun: ReadonlySet<string>,
  { graph, sources }: Repository,
): AwaitRuleResults {
  const { port1, port2 } = new MessageChannel();
  const results = new Promise<TransferredResults | undefined>((resolve) => {
    port1.once('message', resolve);
    port1.once('close', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  // The port keeps the process alive only while it waits.
  port1.unref();
  const task: RulesTask = { kind: 'rules', opened, notRun, results: port2 };
  worker.postMessage(task, [port2]);
  return async () => {
    port1.ref();
    const received = await results;
    port1.close();
    return received && fromTransferredResults(received, (path) => graph.get(sources.file, path));
  };
}
