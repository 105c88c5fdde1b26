import type { MessagePort } from 'node:worker_threads';
import type { TransferredDocument } from '../yaml/transfer.js';

/** Texts to parse in another thread. Each is parsed by the thread that first claims it. */
export interface YamlTask {
  readonly texts: readonly string[];
  /** The state of each text, shared by both threads. */
  readonly states: Int32Array;
  readonly results: MessagePort;
}

/** The result for a text; without a document, the text is parsed by the thread that needs it. */
export interface YamlResult {
  readonly index: number;
  readonly document: TransferredDocument | undefined;
}

const unclaimed = 0;
export const claimed = 1;
export const done = 2;

/** Claims a text for the calling thread; returns whether no other thread has claimed it before. */
export const claim = (states: Int32Array, index: number): boolean =>
  Atomics.compareExchange(states, index, unclaimed, claimed) === unclaimed;
