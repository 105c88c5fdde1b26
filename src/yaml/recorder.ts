import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import { setRanges } from './ranges.js';
import { isClosedTooLate, type Progress } from './unclosed.js';
import { isMap, type YamlCollection, type YamlValue } from './value.js';

const newline = 10;
const hash = 35;
const asterisk = 42;
const colon = 58;

/**
 * Listens to js-yaml as it reads nodes, and records where each key and value stands. A node is told of when reading it begins
 * (blanks and comments before it included) and when it ends (blanks behind it may be); its children come in between:
 *
 *     key:   [a, b]
 *        ^ open   ^ close
 */
export class RangeRecorder {
  readonly diagnostics: Diagnostic[] = [];
  hasAliases = false;
  /** Nodes that are closed and that no collection has taken yet, the deepest last: only the first `#count` of each list count. */
  readonly #results: unknown[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #count = 0;
  #quoted: number | undefined;
  /** For each open node: where it was opened, and how many nodes were closed before. */
  readonly #opened: number[] = [];
  readonly #marks: number[] = [];
  readonly #text: string;
  /** js-yaml takes a byte order mark away before it counts. */
  readonly #shift: number;

  constructor(private readonly source: SourceText) {
    this.#text = source.text;
    this.#shift = source.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** What was read so far, when reading ends at a fault. */
  get progress(): Progress {
    return {
      open: this.#opened.map((position) => contentStart(this.#text, position)),
      quoted: this.#quoted,
    };
  }

  open(position: number): void {
    this.#opened.push(position + this.#shift);
    this.#marks.push(this.#count);
  }

  close(position: number, kind: string | null, result: unknown): void {
    const opened = this.#opened.pop() ?? 0;
    const mark = this.#marks.pop() ?? 0;
    const text = this.#text;
    const last = this.#count - 1;
    let start = contentStart(text, opened);
    let end = Math.min(position + this.#shift, text.length);
    if (end <= start) {
      start = opened;
      end = opened;
    } else if (kind === 'mapping' || kind === 'sequence') {
      if (last >= mark && this.#results[last] === result) {
        // A node that might have been a key is read within another one that turns out to be the same.
        this.#put(mark, result, this.#starts[last] ?? start, this.#ends[last] ?? end);
        return;
      }
      if (!isFlow(text, start) && last >= mark) end = this.#ends[last] ?? end;
      else end = trimmedEnd(text, start, end);
      if (kind === 'mapping' && isMap(result)) this.#recordMap(result, mark, start, end);
      else if (Array.isArray(result)) this.#recordList(result, mark, start, end);
    } else {
      end = trimmedEnd(text, start, end);
      if (kind === null && text.charCodeAt(start) === asterisk) this.hasAliases = true;
      if (isClosedTooLate(text, start, end)) this.#quoted = start;
    }
    this.#put(mark, result, start, end);
  }

  /** Puts a closed node in the place of its children. */
  #put(at: number, result: unknown, start: number, end: number): void {
    this.#results[at] = result;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#count = at + 1;
  }

  #recordMap(map: YamlCollection, mark: number, start: number, end: number): void {
    const keys: string[] = [];
    const offsets: number[] = [];
    for (let i = mark; i < this.#count; ) i = this.#recordPair(i, keys, offsets);
    const ranges = { source: this.source, start, end, keys, offsets };
    setRanges(map, ranges);
    if (keys.length > Object.keys(map).length) this.#reportDuplicates(keys, offsets);
  }

  /** Takes a key and, behind its colon, its value. Returns the index of the next key. */
  #recordPair(i: number, keys: string[], offsets: number[]): number {
    const start = this.#starts[i] ?? 0;
    const end = this.#ends[i] ?? 0;
    const behind = contentStart(this.#text, end);
    const hasColon = this.#text.charCodeAt(behind) === colon;
    // What follows the last pair of a block is tried as a key, and is none.
    if (start === end && !hasColon) return i + 1;
    const hasValue = hasColon && i + 1 < this.#count;
    keys.push(String(this.#results[i]));
    offsets.push(start, end);
    offsets.push(hasValue ? (this.#starts[i + 1] ?? end) : end, hasValue ? (this.#ends[i + 1] ?? end) : end);
    return hasValue ? i + 2 : i + 1;
  }

  #recordList(list: YamlValue[], mark: number, start: number, end: number): void {
    const offsets: number[] = [];
    let at = mark;
    for (const item of list) {
      if (this.#results[at] === item || !isMap(item)) {
        offsets.push(this.#starts[at] ?? start, this.#ends[at] ?? end);
        at++;
      } else {
        //  [ a: b ]   a pair that stands for a map
        const pairKeys: string[] = [];
        const pair: number[] = [];
        at = this.#recordPair(at, pairKeys, pair);
        const first = pair[0] ?? start;
        const last = pair[3] ?? end;
        setRanges(item, { source: this.source, start: first, end: last, keys: pairKeys, offsets: pair });
        offsets.push(first, last);
      }
    }
    setRanges(list, { source: this.source, start, end, keys: undefined, offsets });
  }

  #reportDuplicates(keys: readonly string[], offsets: readonly number[]): void {
    const seen = new Map<string, Span>();
    keys.forEach((key, i) => {
      const span = { source: this.source, start: offsets[i * 4] ?? 0, end: offsets[i * 4 + 1] ?? 0 };
      const before = seen.get(key);
      if (before) this.diagnostics.push(duplicateKey(key, span, before));
      seen.set(key, span);
    });
  }
}

const duplicateKey = (name: string, span: Span, before: Span): Diagnostic => ({
  rule: 'yaml/duplicate-key',
  severity: 'warning',
  message: `The key ${name} stands twice in this map; the last one counts.`,
  span,
  related: [{ message: 'it stands here before', span: before }],
  help: 'Keep one of the two.',
});

const isBlank = (code: number): boolean => code === 32 || code === newline || code === 9 || code === 13;

/** Where the blanks and comments from `start` on end. */
function contentStart(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (code === hash && (at === 0 || isBlank(text.charCodeAt(at - 1)))) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else return at;
  }
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether the collection at `start` stands in brackets, behind a tag or an anchor perhaps. */
function isFlow(text: string, start: number): boolean {
  let at = start;
  for (let code = text.charCodeAt(at); code === 38 || code === 33; code = text.charCodeAt(at)) {
    while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
    at = contentStart(text, at);
  }
  const code = text.charCodeAt(at);
  return code === 123 || code === 91;
}
