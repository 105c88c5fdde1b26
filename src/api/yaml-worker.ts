import { parentPort } from 'node:worker_threads';
import { SourceText } from '../source/text.js';
import { parseYaml } from '../yaml/parse.js';
import { type TransferredDocument, toTransferred } from '../yaml/transfer.js';
import { claim, done, type YamlResult, type YamlTask } from './yaml-task.js';

// The worker thread of `YamlThread`.
parentPort?.once('message', ({ texts, states, results }: YamlTask) => {
  texts.forEach((text, index) => {
    if (!claim(states, index)) return;
    results.postMessage({ index, document: parse(text) } satisfies YamlResult);
    Atomics.store(states, index, done);
    Atomics.notify(states, index);
  });
  results.close();
});

/** The thread that needs a text that cannot be parsed reports it. */
function parse(text: string): TransferredDocument | undefined {
  try {
    return toTransferred(parseYaml(SourceText.file('', text)));
  } catch {
    return undefined;
  }
}
