import type { SourceText, Span } from '../../source/text.js';
import { lastAtMost } from '../../source/text.js';
import { endOf, type Line } from '../lines.js';
import { escapeToNull } from './escape.js';

/** The joined lines of a text, mapped to the source. */
export class InlineText {
  /** The text with escaping backslashes replaced by NUL. */
  readonly text: string;
  readonly source: SourceText;
  readonly #starts: number[] = [];
  readonly #lines: readonly Line[];

  constructor(lines: readonly Line[]) {
    const [first] = lines;
    if (!first) throw new Error('a text has at least one line');
    this.source = first.source;
    this.#lines = lines;
    let all = first.text;
    this.#starts.push(0);
    for (let i = 1; i < lines.length; i++) {
      this.#starts.push(all.length + 1);
      all += `\n${lines[i]?.text ?? ''}`;
    }
    this.text = escapeToNull(all);
  }

  /** Maps a range of the text to the source. */
  span(start: number, end: number): Span {
    const from = this.#offset(start);
    const to = end > start ? this.#offset(end - 1) + 1 : from;
    return { source: this.source, start: from, end: Math.max(from, to) };
  }

  #offset(index: number): number {
    if (this.#starts.length === 1) return (this.#lines[0]?.start ?? 0) + index;
    const i = lastAtMost(this.#starts, index);
    const line = this.#lines[i];
    if (!line) return 0;
    return Math.min(line.start + index - (this.#starts[i] ?? 0), endOf(line));
  }
}
