import { SourceText } from '../../source/text.js';
import type { Line } from '../lines.js';

/** The delimiter and quoting rules. If `escape` is defined, doubled quotes have no special meaning. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string | undefined;
  /** Whether spaces after a delimiter belong to the field. */
  readonly keepSpace: boolean;
}

export type CsvResult =
  | { readonly ok: true; readonly rows: readonly (readonly Line[])[][] }
  | { readonly ok: false; readonly message: string; readonly line: Line | undefined };

type State = 'record' | 'start' | 'field' | 'escaped' | 'quoted' | 'quoted-escaped' | 'quote-in-quoted';

/**
 * Parses comma-separated values like Python's `csv` module in strict mode; a field is returned as its lines of text. A
 * blank line is a row without fields.
 */
export function readCsv(lines: readonly Line[], dialect: CsvDialect): CsvResult {
  const rows: (readonly Line[])[][] = [];
  let row: (readonly Line[])[] = [];
  let field = new Field();
  let state: State = 'record';
  const endField = (line: Line): void => {
    row.push(field.finish(line));
    field = new Field();
  };
  const endRow = (): void => {
    rows.push(row);
    row = [];
    state = 'record';
  };
  for (const line of lines) {
    const { text } = line;
    for (let at = 0; at < text.length; ) {
      const char = text.codePointAt(at) ?? 0;
      const next = at + (char > 0xffff ? 2 : 1);
      const is = (mark: string | undefined): boolean => mark !== undefined && text.startsWith(mark, at);
      switch (state) {
        case 'record':
        case 'start':
          if (is(dialect.quote)) state = 'quoted';
          else if (is(dialect.escape)) state = 'escaped';
          else if (text.charAt(at) === ' ' && !dialect.keepSpace) break;
          else if (is(dialect.delimiter)) {
            endField(line);
            state = 'start';
          } else {
            field.add(line, at, next);
            state = 'field';
          }
          break;
        case 'field':
          if (is(dialect.escape)) state = 'escaped';
          else if (is(dialect.delimiter)) {
            endField(line);
            state = 'start';
          } else field.add(line, at, next);
          break;
        case 'quoted':
          if (is(dialect.escape)) state = 'quoted-escaped';
          else if (is(dialect.quote)) state = dialect.escape === undefined ? 'quote-in-quoted' : 'field';
          else field.add(line, at, next);
          break;
        case 'escaped':
        case 'quoted-escaped':
          field.add(line, at, next);
          state = state === 'escaped' ? 'field' : 'quoted';
          break;
        case 'quote-in-quoted':
          if (is(dialect.quote)) {
            field.add(line, at, next);
            state = 'quoted';
          } else if (is(dialect.delimiter)) {
            endField(line);
            state = 'start';
          } else {
            const message = `'${dialect.delimiter}' expected after '${dialect.quote}'`;
            return { ok: false, message, line };
          }
      }
      at = next;
    }
    // End of line.
    if (state === 'quoted' || state === 'escaped' || state === 'quoted-escaped') {
      field.endLine(line);
      state = state === 'escaped' ? 'field' : 'quoted';
    } else {
      if (state !== 'record') endField(line);
      endRow();
    }
  }
  if (state !== 'record') return { ok: false, message: 'unexpected end of data', line: lines.at(-1) };
  return { ok: true, rows };
}

/** Accumulates the characters of a field, mapped to the source. */
class Field {
  readonly #lines: {
    readonly text: string;
    readonly from: number[];
    readonly to: number[];
    readonly line: Line;
  }[] = [];
  #text = '';
  #from: number[] = [];
  #to: number[] = [];

  add(line: Line, start: number, end: number): void {
    const from = this.#text.length;
    const to = line.start + start;
    const last = this.#from.length - 1;
    const isContiguous = last >= 0 && (this.#to[last] ?? 0) + from - (this.#from[last] ?? 0) === to;
    if (!isContiguous) {
      this.#from.push(from);
      this.#to.push(to);
    }
    this.#text += line.text.slice(start, end);
  }

  endLine(line: Line): void {
    const text = this.#text.trim() === '' ? '' : this.#text;
    if (this.#from.length === 0) {
      this.#from.push(0);
      this.#to.push(line.start + line.text.length);
    }
    this.#lines.push({ text, from: this.#from, to: this.#to, line });
    this.#text = '';
    this.#from = [];
    this.#to = [];
  }

  /** The lines of the field; a field with escaped characters has lines of a single derived text. */
  finish(line: Line): readonly Line[] {
    if (this.#text !== '') this.endLine(line);
    const isPlain = this.#lines.every(({ from }) => from.length === 1);
    if (isPlain)
      return this.#lines.map(({ text, to, line: { source } }) => ({ text, source, start: to[0] ?? 0 }));
    const starts: number[] = [];
    const from: number[] = [];
    const to: number[] = [];
    let all = '';
    for (const part of this.#lines) {
      starts.push(all.length);
      for (const [i, offset] of part.from.entries()) {
        from.push(all.length + offset);
        to.push(part.to[i] ?? 0);
      }
      all += `${part.text}\n`;
    }
    const source = SourceText.derived(line.source, all, { from, to });
    return this.#lines.map(({ text }, i) => ({ text, source, start: starts[i] ?? 0 }));
  }
}
