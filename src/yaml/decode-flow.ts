import { afterNewline, isBlank, isNewline, OffsetRecorder } from './offset-recorder.js';

const backslash = 92;
const apostrophe = 39;

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const hexadecimalLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** A plain scalar (YAML 1.2, 7.3.3) in `raw[start, end)`. */
export const decodePlain = (raw: string, start: number, end: number): OffsetRecorder =>
  decode(raw, start, end, 0);

/** A scalar in quotation marks (7.3.1, 7.3.2); `start` and `end` are those of what is between them. */
export const decodeQuoted = (raw: string, start: number, end: number): OffsetRecorder =>
  decode(raw, start, end, raw.charCodeAt(start - 1));

function decode(raw: string, start: number, end: number, quote: number): OffsetRecorder {
  const result = new OffsetRecorder();
  let from = start;
  // Where the last character other than a blank ends: blanks before the end of a line are no content.
  let content = start;
  let at = start;
  while (at < end) {
    const code = raw.charCodeAt(at);
    if (isNewline(code)) {
      result.copy(raw, from, content);
      at = fold(raw, at, end, result);
      from = at;
      content = at;
    } else if (code === backslash && quote === 34) {
      result.copy(raw, from, at);
      at = decodeEscape(raw, at, end, result);
      from = at;
      content = at;
    } else if (code === apostrophe && quote === apostrophe) {
      result.copy(raw, from, at + 1);
      at += 2;
      from = at;
      content = at;
    } else {
      at++;
      if (!isBlank(code)) content = at;
    }
  }
  result.copy(raw, from, end);
  result.finish(start);
  return result;
}

/** Line folding (6.5): one end of line is a blank, of several the first is left out. Returns where the next line's content begins. */
function fold(raw: string, start: number, end: number, result: OffsetRecorder): number {
  let at = afterNewline(raw, start);
  let lines = 1;
  for (; at < end; at++) {
    const code = raw.charCodeAt(at);
    if (isNewline(code)) {
      result.put('\n', at);
      at = afterNewline(raw, at) - 1;
      lines++;
    } else if (!isBlank(code)) break;
  }
  if (lines === 1) result.put(' ', start);
  return at;
}

/** An escape (5.7). Returns the offset behind it. */
function decodeEscape(raw: string, at: number, end: number, result: OffsetRecorder): number {
  const letter = raw[at + 1] ?? '';
  const length = hexadecimalLengths[letter];
  if (length !== undefined) {
    const code = Number.parseInt(raw.slice(at + 2, at + 2 + length), 16);
    result.put(code <= 0x10ffff ? String.fromCodePoint(code) : '', at);
    return at + 2 + length;
  }
  if (letter !== '\n' && letter !== '\r') {
    result.put(escapes[letter] ?? letter, at);
    return at + 2;
  }
  // An escaped end of line, and the blanks that begin the next one, are nothing.
  let next = at + 1;
  while (next < end && (isBlank(raw.charCodeAt(next)) || isNewline(raw.charCodeAt(next)))) next++;
  return next;
}
