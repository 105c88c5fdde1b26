import { parentPort } from 'node:worker_threads';
import { SourceText } from '../../source/text.js';
import { parseYaml } from '../../yaml/parse.js';
import { type TransferredDocument, toTransferred } from '../../yaml/transfer.js';
import type { checkDataRules } from './check-data-rules.js';
import { claim, done, type RulesTask, type Task, type YamlResult, type YamlTask } from './tasks.js';

/** Runs the tasks that `SecondThread` sends. `checkRules` does what `checkDataRules` does. */
export function runTasks(checkRules: typeof checkDataRules): void {
  parentPort?.on('message', (task: Task) => {
    if (task.kind === 'yaml') parseTexts(task);
    else void sendResults(task, checkRules);
  });
}

/** The texts that this thread has parsed, by path. */
const documents = new Map<string, { readonly text: string; readonly document: TransferredDocument }>();

function parseTexts({ texts, states, results }: YamlTask): void {
  texts.forEach(({ path, text }, index) => {
    if (!claim(states, index)) return;
    const document = parse(text);
    results.postMessage({ index, document } satisfies YamlResult);
    Atomics.store(states, index, done);
    Atomics.notify(states, index);
    if (document) documents.set(path, { text, document });
  });
  results.close();
}

/** The thread that needs a text that cannot be parsed reports it. */
function parse(text: string): TransferredDocument | undefined {
  try {
    return toTransferred(parseYaml(SourceText.file('', text)));
  } catch {
    return undefined;
  }
}

async function sendResults(
  { opened, notRun, results }: RulesTask,
  checkRules: typeof checkDataRules,
): Promise<void> {
  try {
    results.postMessage(await checkRules(opened, notRun, documents));
  } catch {
    // The first thread checks the rules instead and reports the cause.
  } finally {
    results.close();
  }
}
