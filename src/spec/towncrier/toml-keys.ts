import type { SourceText, Span } from '../../source/text.js';

/** Keys and array indices from the root of a TOML document: `tool`, `towncrier`, `type`, 0, `name`. */
export type TomlPath = readonly (string | number)[];

const header = /^\s*(\[{1,2})(.+?)\]{1,2}\s*(?:#.*)?$/;
const keyValue =
  /^\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+))*)\s*=/;
const keyPart = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)/g;

/** The locations of the tables and keys of a TOML document, which the parser does not provide. Keys in inline tables have none. */
export class TomlKeys {
  readonly #spans = new Map<string, Span>();

  constructor(private readonly source: SourceText) {
    const lengths = new Map<string, number>();
    let table: (string | number)[] = [];
    const value = new ValueScanner();
    for (const [i, start] of source.lineStarts().entries()) {
      const line = source.line(i + 1);
      if (value.isOpen) {
        value.scan(line);
        continue;
      }
      const [, brackets, title] = header.exec(line) ?? [];
      if (title !== undefined) {
        table = [];
        for (const name of namesIn(title)) {
          table.push(name);
          const last = lengths.get(idOf(table));
          if (last !== undefined) table.push(last - 1);
        }
        if (brackets === '[[') {
          if (typeof table.at(-1) === 'number') table.pop();
          const index = lengths.get(idOf(table)) ?? 0;
          lengths.set(idOf(table), index + 1);
          table.push(index);
        }
        this.#add(table, start + line.search(/\S/), start + line.trimEnd().length);
        continue;
      }
      const [whole, key] = keyValue.exec(line) ?? [];
      if (whole === undefined || key === undefined) continue;
      const from = start + line.search(/\S/);
      this.#add([...table, ...namesIn(key)], from, from + key.length);
      value.scan(line.slice(whole.length));
    }
  }

  /** The location of a key or table, or of the closest one that contains it. */
  spanOf(path: TomlPath): Span {
    for (let length = path.length; length > 0; length--) {
      const span = this.#spans.get(idOf(path.slice(0, length)));
      if (span) return span;
    }
    return { source: this.source, start: 0, end: this.source.line(1).length };
  }

  #add(path: TomlPath, start: number, end: number): void {
    this.#spans.set(idOf(path), { source: this.source, start, end });
  }
}

const idOf = (path: TomlPath): string => JSON.stringify(path);

const namesIn = (key: string): string[] =>
  [...key.matchAll(keyPart)].map(([, quoted, literal, bare]) => quoted ?? literal ?? bare ?? '');

/** Follows a value over lines: arrays, inline tables and multi-line strings. */
class ValueScanner {
  #depth = 0;
  #quote = '';

  get isOpen(): boolean {
    return this.#depth > 0 || this.#quote.length === 3;
  }

  scan(line: string): void {
    for (let at = 0; at < line.length; ) {
      const character = line.charAt(at);
      if (this.#quote !== '') {
        const isEscape = character === '\\' && this.#quote.startsWith('"');
        const isEnd = line.startsWith(this.#quote, at);
        at += isEscape ? 2 : isEnd ? this.#quote.length : 1;
        if (isEnd) this.#quote = '';
        continue;
      }
      if (character === '#') break;
      if (character === '"' || character === "'") {
        const triple = character.repeat(3);
        this.#quote = line.startsWith(triple, at) ? triple : character;
        at += this.#quote.length;
        continue;
      }
      if (character === '[' || character === '{') this.#depth++;
      if (character === ']' || character === '}') this.#depth = Math.max(0, this.#depth - 1);
      at++;
    }
    if (this.#quote.length === 1) this.#quote = '';
  }
}
