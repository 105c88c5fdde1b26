import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText, Span } from '../source/text.js';

/** A line without the indentation of its enclosing blocks and without trailing whitespace. */
export interface Line {
  readonly text: string;
  readonly source: SourceText;
  /** The offset of the line's first character in `source`. */
  readonly start: number;
}

const tabWidth = 8;
const byteOrderMark = '\ufeff';

/** Splits a text into lines; expands tabs to multiples of eight columns, and replaces form feeds and vertical tabs by a space. */
export function linesOf(source: SourceText): Line[] {
  const clean = withoutTabs(source);
  const { text } = clean;
  const lines: Line[] = [];
  for (let start = text.startsWith(byteOrderMark) ? 1 : 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let last = end;
    while (last > start && isBlankCode(text.charCodeAt(last - 1))) last--;
    if (newline >= 0 || end > start) lines.push({ text: text.slice(start, last), source: clean, start });
    start = end + 1;
  }
  return lines;
}

/** Characters to replace: tabs, and line boundaries of Python's `splitlines` other than the line feed. */
const special = ['\t', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029'] as const;

function withoutTabs(source: SourceText): SourceText {
  if (!special.some((character) => source.text.includes(character))) return source;
  const replacements: Replacement[] = [];
  let lineStart = 0;
  let wider = 0;
  for (let at = 0; at < source.text.length; at++) {
    const code = source.text.charCodeAt(at);
    if (code === 10) {
      lineStart = at + 1;
      wider = 0;
    } else if (code === 9) {
      const column = at - lineStart + wider;
      const width = tabWidth - (column % tabWidth);
      wider += width - 1;
      replacements.push({ start: at, end: at + 1, text: ' '.repeat(width) });
    } else if (code === 11 || code === 12) replacements.push({ start: at, end: at + 1, text: ' ' });
    else if (code === 13)
      replacements.push({ start: at, end: at + 1, text: source.text.charCodeAt(at + 1) === 10 ? '' : '\n' });
    else if ((code >= 0x1c && code <= 0x1e) || code === 0x85 || code === 0x2028 || code === 0x2029)
      replacements.push({ start: at, end: at + 1, text: '\n' });
  }
  return replaceRanges(source, replacements);
}

const isBlankCode = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));

/** The number of leading spaces. */
export function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 32) indent++;
  if (indent > 0 && text.charCodeAt(indent) >= 0xa0) while (isBlankCode(text.charCodeAt(indent))) indent++;
  return indent;
}

/** Removes the first `count` characters of a line. */
export const cut = (line: Line, count: number): Line =>
  count === 0
    ? line
    : {
        text: line.text.slice(count),
        source: line.source,
        start: line.start + Math.min(count, line.text.length),
      };

export const endOf = (line: Line): number => line.start + line.text.length;

export const lineSpan = (line: Line): Span => ({ source: line.source, start: line.start, end: endOf(line) });

/** The range from the first line to the last line that is not blank; `otherwise` if there are no lines. */
export function linesSpan(lines: readonly Line[], otherwise: Line): Span {
  const first = lines[0] ?? otherwise;
  let last = lines.length - 1;
  while (last > 0 && lines[last]?.text === '') last--;
  const end = lines[last] ?? otherwise;
  return {
    source: first.source,
    start: first.start,
    end: end.source === first.source ? Math.max(first.start, endOf(end)) : endOf(first),
  };
}

/** Joins lines by newlines. */
export const textOfLines = (lines: readonly Line[]): string => lines.map((line) => line.text).join('\n');

export interface Indented {
  readonly lines: Line[];
  readonly indent: number;
  /** The index of the first line after the block. */
  readonly next: number;
  /** The index of the first line in `lines`. */
  readonly first: number;
  /** Whether a blank line or the end of the input follows the block. */
  readonly blankFinish: boolean;
}

export interface IndentOptions {
  /** The number of characters to remove from the first line; the other lines lose their common indentation. */
  readonly firstIndent?: number;
  /** A fixed indentation of the whole block. */
  readonly blockIndent?: number;
  readonly untilBlank?: boolean;
  readonly keepIndent?: boolean;
  readonly keepTop?: boolean;
}

/** Reads the indented block at line `start`. */
export function indentedBlock(lines: readonly Line[], start: number, options: IndentOptions = {}): Indented {
  const { blockIndent } = options;
  const firstIndent = options.firstIndent ?? blockIndent;
  let indent = blockIndent;
  let end = firstIndent === undefined ? start : start + 1;
  let blankFinish = true;
  for (; end < lines.length; end++) {
    const text = lines[end]?.text ?? '';
    if (text === '') {
      if (options.untilBlank) break;
      continue;
    }
    const lineIndent = indentOf(text);
    if (lineIndent === 0 || (blockIndent !== undefined && lineIndent < blockIndent)) {
      blankFinish = end > start && lines[end - 1]?.text === '';
      break;
    }
    if (blockIndent === undefined) indent = indent === undefined ? lineIndent : Math.min(indent, lineIndent);
  }
  const strip = options.keepIndent ? 0 : (indent ?? 0);
  const block: Line[] = [];
  for (let i = start; i < end; i++) {
    const line = lines[i];
    if (line) block.push(cut(line, i === start && firstIndent !== undefined ? firstIndent : strip));
  }
  let first = start;
  if (!options.keepTop) {
    let blank = 0;
    while (blank < block.length && block[blank]?.text === '') blank++;
    block.splice(0, blank);
    first += blank;
  }
  return { lines: block, indent: indent ?? 0, next: end, first, blankFinish };
}

/** Removes trailing blank lines. */
export function trimEnd(lines: readonly Line[]): Line[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.text === '') end--;
  return lines.slice(0, end);
}
