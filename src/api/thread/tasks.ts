import type { MessagePort } from 'node:worker_threads';
import type { TransferredDocument } from '../../yaml/transfer.js';
import type { Opened } from '../opened.js';

/** What the first thread asks of the second one. */
export type Task = YamlTask | RulesTask;

/** Texts to parse. Each is parsed by the thread that first claims it. */
export interface YamlTask {
  readonly kind: 'yaml';
  readonly texts: readonly TextOfFile[];
  /** The state of each text, shared by both threads. */
  readonly states: Int32Array;
  readonly results: MessagePort;
}

/** A text with the path of its file. */
export interface TextOfFile {
  readonly path: string;
  readonly text: string;
}

/** The result for a text; without a document, the text is parsed by the thread that needs it. */
export interface YamlResult {
  readonly index: number;
  readonly document: TransferredDocument | undefined;
}

/** Checks the rules that read data files only. The result is sent to the port, as TransferredResults; the port is closed without one if the task fails. */
export interface RulesTask {
  readonly kind: 'rules';
  readonly opened: Opened;
  readonly notRun: ReadonlySet<string>;
  readonly results: MessagePort;
}

const unclaimed = 0;
export const claimed = 1;
export const done = 2;

/** Claims a text for the calling thread; returns whether no other thread has claimed it before. */
export const claim = (states: Int32Array, index: number): boolean =>
  Atomics.compareExchange(states, index, unclaimed, claimed) === unclaimed;
