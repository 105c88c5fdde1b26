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

/** Decodes the plain scalar (YAML 1.2, 7.3.3) in `raw[start, end)`. */
export const decodePlain = (raw: string, start: number, end: number): OffsetRecorder =>
  decode(raw, start, end, 0);

/** Decodes a quoted scalar (7.3.1, 7.3.2); `start` and `end` exclude the quotation marks. */
export const decodeQuoted = (raw: string, start: number, end: number): OffsetRecorder =>
  decode(raw, start, end, raw.charCodeAt(start - 1));

function decode(raw: string, start: number, end: number, quote: number): OffsetRecorder {
  const result = new OffsetRecorder();
  let from = start;
  // The end of the last non-whitespace character; trailing whitespace of a line is not content.
  let contentEnd = start;
  let at = start;
  while (at < end) {
    const code = raw.charCodeAt(at);
    if (isNewline(code)) {
      result.copy(raw, from, contentEnd);
      at = fold(raw, at, end, result);
      from = at;
      contentEnd = at;
    } else if (code === backslash && quote === 34) {
      result.copy(raw, from, at);
      at = decodeEscape(raw, at, end, result);
      from = at;
      contentEnd = at;
    } else if (code === apostrophe && quote === apostrophe) {
      result.copy(raw, from, at + 1);
      at += 2;
      from = at;
      contentEnd = at;
    } else {
      at++;
      if (!isBlank(code)) contentEnd = at;
    }
  }
  result.copy(raw, from, end);
  result.finish(start);
  return result;
}

/** Folds lines (6.5): a single line ending becomes a space; of several, the first is dropped. Returns the start of the content of the next line. */
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

/** Decodes an escape (5.7). Returns the offset after it. */
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
  // An escaped line ending and the leading whitespace of the next line are dropped.
  let next = at + 1;
  while (next < end && (isBlank(raw.charCodeAt(next)) || isNewline(raw.charCodeAt(next)))) next++;
  return next;
}
