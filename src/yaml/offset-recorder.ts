import type { OffsetMap } from '../source/text.js';

/** Puts a text together out of pieces of another one, and records where each piece stood. */
export class OffsetRecorder implements OffsetMap {
  readonly from: number[] = [];
  readonly to: number[] = [];
  text = '';

  /** Takes `raw[start, end)` as it is. */
  copy(raw: string, start: number, end: number): void {
    if (start < end) this.put(raw.slice(start, end), start);
  }

  /** Puts in a text that stands for what is at `at`. */
  put(text: string, at: number): void {
    const last = this.from.length - 1;
    const from = this.text.length;
    if (last < 0 || at - from !== (this.to[last] ?? 0) - (this.from[last] ?? 0)) {
      this.from.push(from);
      this.to.push(at);
    }
    this.text += text;
  }

  /** States where the text ends, which is where an empty one is. */
  finish(at: number): void {
    if (this.from.length === 0) this.put('', at);
  }
}

export const isBlank = (code: number): boolean => code === 32 || code === 9;
export const isNewline = (code: number): boolean => code === 10 || code === 13;

/** The offset behind the end of line at `at`. */
export const afterNewline = (raw: string, at: number): number =>
  raw.charCodeAt(at) === 13 && raw.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
