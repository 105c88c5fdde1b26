import { allowsEnd, allowsStart } from './characters.js';
import { uriSchemes } from './uri-schemes.js';

/** A URI or an email address in plain text. */
export interface StandaloneUri {
  readonly start: number;
  readonly end: number;
  readonly isEmail: boolean;
}

const uriCharacter = /[-_.!~*'()[\];/:@&=+$,%a-zA-Z0-9\0]/;
const lastCharacter = /[_~*/=+a-zA-Z0-9]/;
const emailCharacter = /[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\0]/;
const schemeCharacter = /[a-zA-Z0-9.+-]/;

const isUri = table(uriCharacter);
const isLast = table(lastCharacter);
const isEmail = table(emailCharacter);
const isScheme = table(schemeCharacter);

function table(test: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (test.test(String.fromCharCode(code)) ? 1 : 0));
}

const is = (kind: Uint8Array, text: string, index: number): boolean => kind[text.charCodeAt(index)] === 1;

/** The characters that are allowed before and after markup. */
export interface Surroundings {
  readonly before: (text: string, index: number) => boolean;
  readonly after: (text: string, index: number) => boolean;
}

export const wordSurroundings: Surroundings = { before: allowsStart, after: allowsEnd };

const mark = /[:@]/g;

function nextMark(text: string, from: number): number {
  mark.lastIndex = from;
  return mark.test(text) ? mark.lastIndex - 1 : -1;
}

/**
 * The first URI or email address in `text` between `from` and `to`; `mismatch` if the first candidate has an unknown
 * scheme, at which docutils stops searching.
 */
export function findStandaloneUri(
  text: string,
  from: number,
  to: number,
  around: Surroundings,
): StandaloneUri | 'mismatch' | undefined {
  const segment = text.slice(from, to);
  for (let at = nextMark(segment, 0); at >= 0; at = nextMark(segment, at + 1)) {
    const match = segment.charCodeAt(at) === 58 ? absolute(segment, at, around) : email(segment, at, around);
    if (match === 'mismatch') return 'mismatch';
    if (match) return { ...match, start: from + match.start, end: from + match.end };
  }
  return undefined;
}

/**
 *     see https://example.org/a?b#c.
 *              ^ colon
 */
function absolute(text: string, colon: number, around: Surroundings): StandaloneUri | 'mismatch' | undefined {
  let low = colon;
  while (low > 0 && is(isScheme, text, low - 1)) low--;
  for (let start = low; start < colon; start++) {
    if (!/[a-zA-Z]/.test(text.charAt(start))) continue;
    if (start > 0 && !around.before(text, start - 1)) continue;
    const end = uriEnd(text, colon + 1, around);
    if (end === undefined) return undefined;
    return uriSchemes.has(text.slice(start, colon).toLowerCase())
      ? { start, end, isEmail: false }
      : 'mismatch';
  }
  return undefined;
}

/** The end of the URI that continues at `start` with path, query and fragment, excluding trailing punctuation. */
function uriEnd(text: string, start: number, around: Surroundings): number | undefined {
  const path = runEnd(text, start);
  const query = text[path] === '?' && endsWell(text, start, path) ? runEnd(text, path + 1) : undefined;
  const beforeFragment = query ?? path;
  const lastStart = query === undefined ? start : path + 1;
  const fragment =
    text[beforeFragment] === '#' && endsWell(text, lastStart, beforeFragment)
      ? runEnd(text, beforeFragment + 1)
      : undefined;
  return (
    (fragment === undefined ? undefined : shortened(text, beforeFragment + 1, fragment, around)) ??
    (query === undefined ? undefined : shortened(text, path + 1, query, around)) ??
    shortened(text, start, path, around)
  );
}

function runEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && is(isUri, text, end)) end++;
  return end;
}

const endsWell = (text: string, start: number, end: number): boolean =>
  end > start && is(isLast, text, end - 1);

/** The longest prefix of a run with a valid last character in a context that allows the end of markup. */
function shortened(text: string, start: number, end: number, around: Surroundings): number | undefined {
  for (let last = end; last > start; last--) {
    const closes = is(isLast, text, last - 1) || text[last] === '>';
    if (closes && (last === text.length || around.after(text, last))) return last;
  }
  return undefined;
}

/**
 *     write to ada.lovelace@example.org.
 *                          ^ at
 */
function email(text: string, at: number, around: Surroundings): StandaloneUri | undefined {
  if (text[at - 1] === '\0') return undefined;
  let low = at;
  while (low > 0 && (is(isEmail, text, low - 1) || text[low - 1] === '.')) low--;
  const name = text.slice(low, at);
  if (name === '' || name.endsWith('.')) return undefined;
  let start = low;
  // A local part contains no consecutive dots and does not start with a dot.
  const dots = name.lastIndexOf('..');
  if (dots >= 0) start = low + dots + 2;
  for (; start < at; start++) {
    if (text[start] === '.') continue;
    if (start === 0 || around.before(text, start - 1)) break;
  }
  if (start >= at) return undefined;
  let high = at + 1;
  while (high < text.length && (is(isEmail, text, high) || text[high] === '.')) high++;
  if (!is(isEmail, text, at + 1)) return undefined;
  for (let end = high; end > at + 2; end--) {
    const closes = is(isLast, text, end - 1) || (is(isUri, text, end - 1) && text[end] === '>');
    if (closes && (end === text.length || around.after(text, end))) return { start, end, isEmail: true };
  }
  return undefined;
}
