import type { SourceText, Span } from '../source/text.js';

/**
 * Finds tokens in their source: marked says what a token's text is (`raw`), not where it stands, but tokens follow one
 * another. Text that stands otherwise in the source (its indentation taken away) is placed at the whole that it is part of.
 */
export class Cursor {
  #at: number;

  constructor(
    private readonly source: SourceText,
    private readonly start: number,
    private readonly end: number,
  ) {
    this.#at = start;
  }

  /** The next place where `raw` stands. */
  take(raw: string): Span {
    const found = this.source.text.indexOf(raw, this.#at);
    if (found < 0 || found + raw.length > this.end) return this.#firstLine(raw);
    this.#at = found + raw.length;
    const trimmed = raw.trimEnd().length;
    return { source: this.source, start: found, end: found + (trimmed === 0 ? raw.length : trimmed) };
  }

  within(span: Span): Cursor {
    return new Cursor(this.source, span.start, span.end);
  }

  #firstLine(raw: string): Span {
    const line = raw.split('\n', 1)[0] ?? '';
    const found = line === '' ? -1 : this.source.text.indexOf(line, this.#at);
    if (found < 0 || found + line.length > this.end)
      return { source: this.source, start: this.start, end: this.end };
    this.#at = found + line.length;
    return { source: this.source, start: found, end: this.end };
  }
}
