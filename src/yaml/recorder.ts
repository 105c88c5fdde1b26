import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import { setRanges } from './ranges.js';
import { isClosedTooLate, type Progress } from './unclosed.js';
import { isMap, type YamlCollection, type YamlMap, type YamlValue } from './value.js';

const newline = 10;
const hash = 35;
const asterisk = 42;
const colon = 58;
const mergeKey = '<<';

/**
 * Listens to js-yaml and records the position of each key and value. js-yaml emits an event when it opens a node (before leading whitespace
 * and comments) and when it closes it (possibly after trailing whitespace); the events of its children are emitted in between:
 *
 *     key:   [a, b]
 *        ^ open   ^ close
 */
export class RangeRecorder {
  readonly diagnostics: Diagnostic[] = [];
  hasAliases = false;
  /** A stack of closed nodes that no collection has consumed yet. Only the first `#count` entries of each array are valid. */
  readonly #results: unknown[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #count = 0;
  #quoted: number | undefined;
  /** For each open node: its offset and the size of the stack when it was opened. */
  readonly #opened: number[] = [];
  readonly #marks: number[] = [];
  readonly #text: string;
  /** js-yaml strips a byte order mark, which shifts its offsets. */
  readonly #shift: number;

  constructor(private readonly source: SourceText) {
    this.#text = source.text;
    this.#shift = source.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** The state of the parser at a syntax error. */
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
        // js-yaml opens a potential key twice: as a map and as a node within it.
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
      if (typeof result === 'number' && !Number.isFinite(result)) this.#reportNumber(start, end);
      if (isClosedTooLate(text, start, end)) this.#quoted = start;
    }
    this.#put(mark, result, start, end);
  }

  /** Replaces the children of a closed node with the node. */
  #put(at: number, result: unknown, start: number, end: number): void {
    this.#results[at] = result;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#count = at + 1;
  }

  #recordMap(map: YamlCollection, mark: number, start: number, end: number): void {
    const keys: string[] = [];
    const offsets: number[] = [];
    const merged: YamlMap[] = [];
    for (let i = mark; i < this.#count; ) {
      // A quoted `<<` is an ordinary key.
      if (this.#results[i] === mergeKey && !Object.hasOwn(map, mergeKey)) {
        merged.push(...[this.#results[i + 1]].flat().filter(isMap));
        i += 2;
      } else i = this.#recordPair(i, keys, offsets);
    }
    const ranges = { source: this.source, start, end, keys, offsets };
    setRanges(map, merged.length > 0 ? { ...ranges, merged } : ranges);
    if (merged.length > 0 || keys.length > Object.keys(map).length) this.#reportDuplicates(keys, offsets);
  }

  /** Records a key and the value after its colon. Returns the index of the next key. */
  #recordPair(i: number, keys: string[], offsets: number[]): number {
    const start = this.#starts[i] ?? 0;
    const end = this.#ends[i] ?? 0;
    const next = contentStart(this.#text, end);
    const hasColon = this.#text.charCodeAt(next) === colon;
    // js-yaml tries to read another key after the last pair of a block.
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
        //  [ a: b ]   a single-pair map
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

  #reportNumber(start: number, end: number): void {
    // js-yaml reads a potential key twice.
    if (this.diagnostics.some(({ rule, span }) => rule === 'yaml/number' && span.start === start)) return;
    this.diagnostics.push(notJson({ source: this.source, start, end }));
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

const notJson = (span: Span): Diagnostic => ({
  rule: 'yaml/number',
  severity: 'error',
  message: `JSON has no number "${span.source.text.slice(span.start, span.end)}".`,
  span,
  help: 'Write a finite number, or quote a text.',
});

const duplicateKey = (name: string, span: Span, before: Span): Diagnostic => ({
  rule: 'yaml/duplicate-key',
  severity: 'warning',
  message: `Duplicate key "${name}"; the last value is used.`,
  span,
  related: [{ message: 'first defined here', span: before }],
  help: 'Remove one of them.',
});

const isBlank = (code: number): boolean => code === 32 || code === newline || code === 9 || code === 13;

/** Skips whitespace and comments from `start`. */
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

/** Whether a flow collection, optionally with a tag or an anchor, is at `start`. */
function isFlow(text: string, start: number): boolean {
  let at = start;
  for (let code = text.charCodeAt(at); code === 38 || code === 33; code = text.charCodeAt(at)) {
    while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
    at = contentStart(text, at);
  }
  const code = text.charCodeAt(at);
  return code === 123 || code === 91;
}
