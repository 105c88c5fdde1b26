/** A human-readable position: line and column, both from 1. Columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of offsets in a text, from `start` up to but excluding `end`. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/**
 * Maps offsets of a derived text to its host text: from offset `from[i]` on,
 * characters correspond one to one to those from `to[i]` on. Both lists are in
 * ascending order, and `from[0]` is 0.
 */
export interface OffsetMap {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * An immutable text to parse: a file, or a text derived from one (a YAML scalar, a
 * file with its labels substituted) with a map back to its origin.
 */
export class SourceText {
  #lineStarts: number[] | undefined;

  private constructor(
    /** Path of the file, relative to the repository's root, with forward slashes. */
    readonly path: string,
    readonly text: string,
    private readonly host: SourceText | undefined,
    private readonly map: OffsetMap | undefined,
  ) {}

  /** A file of the repository with its complete text. */
  static file(path: string, text: string): SourceText {
    return new SourceText(path, text, undefined, undefined);
  }

  /** A text derived from `host`; `map` maps its offsets to offsets in `host`. */
  static derived(host: SourceText, text: string, map: OffsetMap): SourceText {
    return new SourceText(host.path, text, host, map);
  }

  /** The corresponding range in the file that the text ultimately derives from. */
  locate(start: number, end: number): Span {
    const { host, map } = this;
    if (!host || !map) return { source: this, start, end };
    const first = mapOffset(map, start);
    // Map the last character, not the end: the next character may be on a later line.
    const last = end > start ? mapOffset(map, end - 1) + 1 : first;
    return host.locate(first, Math.max(first, last));
  }

  /** The line and column of an offset in this text, not in its file. */
  position(offset: number): Position {
    const starts = this.lineStarts();
    const line = lastAtMost(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  }

  /** The text of a line (from 1), without its line ending. */
  line(line: number): string {
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    const end = starts[line] ?? this.text.length + 1;
    const content = this.text.slice(start, end - 1);
    return content.endsWith('\r') ? content.slice(0, -1) : content;
  }

  /** The offset at which each line starts. */
  lineStarts(): readonly number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
    return starts;
  }
}

/** The corresponding span in the file, through any number of derived texts. */
export const inFile = (span: Span): Span => span.source.locate(span.start, span.end);

/** The index of the last entry of an ascending list that is at most `value`; 0 if there is none. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function mapOffset(map: OffsetMap, offset: number): number {
  const i = lastAtMost(map.from, offset);
  return (map.to[i] ?? 0) + offset - (map.from[i] ?? 0);
}
