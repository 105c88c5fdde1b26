import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads';
import type { SourceText } from '../../source/text.js';
import { dataFiles } from '../../spec/data-files.js';
import type { Repository } from '../../spec/repository.js';
import { parseYaml, type YamlDocument } from '../../yaml/parse.js';
import { fromTransferred, type TransferredDocument } from '../../yaml/transfer.js';
import { claim, claimed, type TextOfFile, type YamlResult, type YamlTask } from './tasks.js';

/** The longest wait for a text that the worker is parsing, in milliseconds: the worker can fail. */
const longestWait = 1000;

/**
 * Parses data files in a worker while the first thread parses prose. Each thread takes the texts that the other one has not begun, so that
 * results do not depend on which of them is faster, nor on whether the worker runs at all.
 */
export class YamlAhead {
  #results: MessagePort | undefined;
  readonly #indexes = new Map<SourceText, number>();
  readonly #received = new Map<number, TransferredDocument | undefined>();
  #states = new Int32Array(new SharedArrayBuffer(0));

  constructor(private readonly worker: Worker | undefined) {}

  /** Sends the data files of a repository to the worker. */
  begin(repository: Repository): void {
    if (!this.worker) return;
    const texts: TextOfFile[] = [];
    try {
      for (const source of dataSources(repository)) {
        this.#indexes.set(source, texts.length);
        texts.push({ path: source.path, text: source.text });
      }
    } catch {
      // Only what needs an unreadable file reports it.
    }
    this.#states = new Int32Array(new SharedArrayBuffer(texts.length * Int32Array.BYTES_PER_ELEMENT));
    const { port1, port2 } = new MessageChannel();
    this.#results = port1;
    const task: YamlTask = { kind: 'yaml', texts, states: this.#states, results: port2 };
    this.worker.postMessage(task, [port2]);
  }

  /** Returns what `parseYaml` returns. */
  readonly parse = (source: SourceText): YamlDocument => {
    const index = this.#indexes.get(source);
    this.#indexes.delete(source);
    const document = index === undefined ? undefined : this.#documentOf(index);
    return document ? fromTransferred(document, source) : parseYaml(source);
  };

  close(): void {
    this.#results?.close();
  }

  #documentOf(index: number): TransferredDocument | undefined {
    if (claim(this.#states, index)) return undefined;
    const results = this.#results;
    if (results && !this.#received.has(index)) {
      Atomics.wait(this.#states, index, claimed, longestWait);
      this.#receive(results);
    }
    const document = this.#received.get(index);
    this.#received.delete(index);
    return document;
  }

  #receive(results: MessagePort): void {
    for (;;) {
      const received: { message: YamlResult } | undefined = receiveMessageOnPort(results);
      if (!received) return;
      this.#received.set(received.message.index, received.message.document);
    }
  }
}

function* dataSources({ graph, sources, layout, options }: Repository): Generator<SourceText> {
  const { list, canonical } = sources.reader;
  for (const path of dataFiles({ list, canonical }, layout, options.protocol)) {
    const source = graph.get(sources.text, path);
    if (source) yield source;
  }
}
