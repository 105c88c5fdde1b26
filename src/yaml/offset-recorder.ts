import type { OffsetMap } from '../source/text.js';

/** Builds a text from pieces of another text and records the offset of each piece. */
export class OffsetRecorder implements OffsetMap {
  readonly from: number[] = [];
  readonly to: number[] = [];
  text = '';

  /** Appends `raw[start, end)` verbatim. */
  copy(raw: string, start: number, end: number): void {
    if (start < end) this.put(raw.slice(start, end), start);
  }

  /** Appends a text that corresponds to offset `at`. */
  put(text: string, at: number): void {
    const last = this.from.length - 1;
    const from = this.text.length;
    if (last < 0 || at - from !== (this.to[last] ?? 0) - (this.from[last] ?? 0)) {
      this.from.push(from);
      this.to.push(at);
    }
    this.text += text;
  }

  /** Sets the offset of an empty text. */
  finish(at: number): void {
    if (this.from.length === 0) this.put('', at);
  }
}

export const isBlank = (code: number): boolean => code === 32 || code === 9;
export const isNewline = (code: number): boolean => code === 10 || code === 13;

/** Returns the offset after the line ending at `at`. */
export const afterNewline = (raw: string, at: number): number =>
  raw.charCodeAt(at) === 13 && raw.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
