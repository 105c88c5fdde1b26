import { SourceText, type Span } from '../source/text.js';

/**
 * The text of a string value as a text of its own, each character of which knows where it stands in the file: in a block
 * scalar behind its indentation, in a quoted one behind its escapes.
 *
 *     description: |-
 *       First line
 *       ^ offset 0
 */
export function scalarText({ source, start, end }: Span, value: string): SourceText {
  const raw = source.text;
  const map = new OffsetRecorder();
  const style = raw[start];
  if (style === '|' || style === '>') alignWords(value, raw, afterLine(raw, start), end, map, undefined);
  else if (style === '"' || style === "'") alignWords(value, raw, start + 1, end, map, style);
  else alignWords(value, raw, start, end, map, undefined);
  return SourceText.derived(source, value, map);
}

class OffsetRecorder {
  readonly from: number[] = [0];
  readonly to: number[] = [];

  /** The character at `from` of the value stands at `to` of the file. */
  add(from: number, to: number): void {
    const last = this.to.length - 1;
    if (last < 0) this.to.push(to);
    else if (to - from !== (this.to[last] ?? 0) - (this.from[last] ?? 0)) {
      this.from.push(from);
      this.to.push(to);
    }
  }
}

const afterLine = (raw: string, start: number): number => {
  const newline = raw.indexOf('\n', start);
  return newline < 0 ? raw.length : newline + 1;
};

/** Follows value and file side by side: they differ in white space, and in the escapes of quoted scalars, only. */
function alignWords(
  value: string,
  raw: string,
  start: number,
  end: number,
  map: OffsetRecorder,
  quote: string | undefined,
): void {
  let at = start;
  map.add(0, value === '' ? start : skipBlank(raw, start, end, value));
  for (let i = 0; i < value.length; ) {
    if (isBlank(value.charCodeAt(i))) {
      i = alignBlanks(value, i, raw, at, end, map);
      continue;
    }
    if (isBlank(raw.charCodeAt(at))) at = skipAllBlanks(raw, at, end);
    // An escaped end of line is no character.
    while (quote === '"' && raw[at] === '\\' && raw[at + 1] === '\n') at = skipAllBlanks(raw, at + 1, end);
    map.add(i, Math.min(at, end));
    if (quote === '"' && raw[at] === '\\') at += escapeLength(raw, at);
    else if (quote === "'" && raw[at] === "'" && value[i] === "'") at += 2;
    else at++;
    i++;
    // Blanks that the value shares with the file keep their places; the words after them find theirs.
    if (i < value.length && isBlank(value.charCodeAt(i))) {
      const blanks = blankRun(value, i);
      // A blank may be written as an escape, too: `\n`, `\t`.
      while (quote === '"' && i < blanks && raw[at] === '\\' && raw[at + 1] !== '\n') {
        map.add(i++, at);
        at += escapeLength(raw, at);
      }
      if (i === blanks) continue;
      const same = raw.startsWith(value.slice(i, blanks), at);
      map.add(i, Math.min(at, end));
      at = same ? at + (blanks - i) : at;
      i = blanks;
    }
  }
  if (map.to.length === 0) map.add(0, start);
}

function alignBlanks(
  value: string,
  i: number,
  raw: string,
  at: number,
  end: number,
  map: OffsetRecorder,
): number {
  const stop = blankRun(value, i);
  map.add(i, Math.min(raw.length, Math.min(at, end)));
  return stop;
}

function blankRun(text: string, start: number): number {
  let end = start;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  return end;
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

function skipAllBlanks(raw: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(raw.charCodeAt(at))) at++;
  return at;
}

const skipBlank = (raw: string, start: number, end: number, value: string): number =>
  isBlank(value.charCodeAt(0)) ? start : skipAllBlanks(raw, start, end);

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };
const escapeLength = (raw: string, at: number): number => escapeLengths[raw[at + 1] ?? ''] ?? 2;
