import { lastAtMost, type SourceText, type Span } from '../../source/text.js';

/** Where the characters of a text come from: from index `from[i]` on, one for one from offset `to[i]` on. */
interface IndexMap {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * Text taken from a source with parts left out or replaced, such as the content of a list item without its indentation. Each character
 * knows its offset in the source.
 */
export class MappedText {
  private constructor(
    readonly source: SourceText,
    readonly text: string,
    private readonly map: IndexMap,
    /** The index in the map of the first character. */
    private readonly shift: number,
  ) {}

  /** The whole source as it is. */
  static whole(source: SourceText): MappedText {
    return new MappedText(source, source.text, { from: [0], to: [0] }, 0);
  }

  static mapped(source: SourceText, text: string, map: IndexMap): MappedText {
    return new MappedText(source, text, map, 0);
  }

  /** The source offset of the character at `index`; at the end of the text, the offset after the last character. */
  offset(index: number): number {
    if (index > 0 && index >= this.text.length) return this.offset(this.text.length - 1) + 1;
    const { from, to } = this.map;
    const at = index + this.shift;
    const i = from.length === 1 ? 0 : lastAtMost(from, at);
    return (to[i] ?? 0) + at - (from[i] ?? 0);
  }

  /** The source range of the characters from `start` up to `end`. */
  span(start: number, end: number): Span {
    const first = this.offset(start);
    return { source: this.source, start: first, end: end > start ? this.offset(end - 1) + 1 : first };
  }

  slice(start: number, end: number): MappedText {
    return new MappedText(this.source, this.text.slice(start, end), this.map, this.shift + start);
  }
}

/** Builds a mapped text from pieces of another one and from replacements. */
export class MappedTextBuilder {
  readonly #parts: string[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  #length = 0;

  constructor(private readonly base: MappedText) {}

  /** Appends characters of the base. */
  add(start: number, end: number): void {
    const { base } = this;
    // A piece may span gaps of the base; each line is continuous.
    for (let at = start; at < end; ) {
      const newline = base.text.indexOf('\n', at);
      const stop = newline < 0 || newline >= end ? end : newline + 1;
      this.#addContinuous(at, stop);
      at = stop;
    }
  }

  #addContinuous(start: number, end: number): void {
    const { base } = this;
    if (base.offset(end - 1) - base.offset(start) === end - 1 - start) {
      this.#segment(base.offset(start));
      this.#put(base.text.slice(start, end));
      return;
    }
    for (let i = start; i < end; i++) {
      this.#segment(base.offset(i));
      this.#put(base.text.charAt(i));
    }
  }

  /** Appends a text that replaces the characters of the base from `start` up to `end`. */
  replace(text: string, start: number, end: number): void {
    const first = this.base.offset(start);
    const last = Math.max(first, end > start ? this.base.offset(end - 1) : first);
    for (let i = 0; i < text.length; i++) {
      this.#segment(i === text.length - 1 && i > 0 ? last : Math.min(first + i, last));
      this.#put(text.charAt(i));
    }
  }

  /** Appends the spaces of a tab before the character at `index`. */
  indent(columns: number, index: number): void {
    const offset = this.base.offset(Math.max(0, index - 1));
    for (let i = 0; i < columns; i++) {
      this.#segment(offset);
      this.#put(' ');
    }
  }

  build(): MappedText {
    if (this.#from.length === 0) {
      this.#from.push(0);
      this.#to.push(this.base.offset(0));
    }
    return MappedText.mapped(this.base.source, this.#parts.join(''), { from: this.#from, to: this.#to });
  }

  #segment(offset: number): void {
    const last = this.#from.length - 1;
    const expected = last < 0 ? -1 : (this.#to[last] ?? 0) + this.#length - (this.#from[last] ?? 0);
    if (expected === offset) return;
    this.#from.push(this.#length);
    this.#to.push(offset);
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
