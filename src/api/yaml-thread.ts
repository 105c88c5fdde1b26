import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { SourceText } from '../source/text.js';
import { dataFiles } from '../spec/data-files.js';
import type { Repository } from '../spec/repository.js';
import { parseYaml, type YamlDocument } from '../yaml/parse.js';
import { fromTransferred, type TransferredDocument } from '../yaml/transfer.js';
import { claim, claimed, type YamlResult, type YamlTask } from './yaml-task.js';

const workerFile = join(import.meta.dirname, 'yaml-worker.cjs');

/** The longest wait for a text that the thread is parsing, in milliseconds: the thread can fail. */
const longestWait = 1000;

/**
 * Parses YAML in a second thread while the first one parses prose. Each thread takes the texts that the other one has not begun, so that
 * results do not depend on which of them is faster, nor on whether the second one runs at all.
 */
export class YamlThread {
  readonly #worker: Worker | undefined;
  #results: MessagePort | undefined;
  readonly #indexes = new Map<SourceText, number>();
  readonly #received = new Map<number, TransferredDocument | undefined>();
  #states = new Int32Array(new SharedArrayBuffer(0));

  /** Starts the thread if the machine can run two at once. `file` is the script of the worker. */
  constructor(file = workerFile) {
    if (availableParallelism() > 1 && existsSync(file)) this.#worker = startWorker(file);
  }

  /** Sends the data files of a repository to the thread. */
  parseAhead(repository: Repository): void {
    if (!this.#worker) return;
    const texts: string[] = [];
    try {
      for (const source of dataSources(repository)) {
        this.#indexes.set(source, texts.length);
        texts.push(source.text);
      }
    } catch {
      // Only what needs an unreadable file reports it.
    }
    this.#states = new Int32Array(new SharedArrayBuffer(texts.length * Int32Array.BYTES_PER_ELEMENT));
    const { port1, port2 } = new MessageChannel();
    this.#results = port1;
    const task: YamlTask = { texts, states: this.#states, results: port2 };
    this.#worker.postMessage(task, [port2]);
  }

  /** Returns what `parseYaml` returns. */
  readonly parse = (source: SourceText): YamlDocument => {
    const index = this.#indexes.get(source);
    this.#indexes.delete(source);
    const document = index === undefined ? undefined : this.#documentOf(index);
    return document ? fromTransferred(document, source) : parseYaml(source);
  };

  /** Ends the thread. */
  end(): void {
    this.#results?.close();
    void this.#worker?.terminate();
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

/** Calls a function with a thread that runs until the promise of the function settles. */
export async function withYamlThread<T>(use: (thread: YamlThread) => Promise<T>): Promise<T> {
  const thread = new YamlThread();
  try {
    return await use(thread);
  } finally {
    thread.end();
  }
}

/** A worker that fails leaves all texts to the first thread. */
function startWorker(file: string): Worker | undefined {
  try {
    const worker = new Worker(file);
    worker.on('error', () => {});
    worker.unref();
    return worker;
  } catch {
    return undefined;
  }
}
