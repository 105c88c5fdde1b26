import type { Scanner } from './scanner.js';

/** What a link or an image refers to; `end` is the index after it. */
export interface LinkTarget {
  readonly href: string;
  readonly title: string | undefined;
  readonly end: number;
}

const space = /[ \t\n]*/y;
const bracketed = /<((?:\\[^\n]|[^<>\\\n])*)>/y;
const titles = [/"((?:\\[\s\S]|[^"\\])*)"/y, /'((?:\\[\s\S]|[^'\\])*)'/y, /\(((?:\\[\s\S]|[^()\\])*)\)/y];
/** Deeper parentheses in an address need no support, and would be read again and again. */
const maxParentheses = 32;

/** Reads `(address "title")` at `start`; `undefined` if it is not complete. Escapes are left in the address and the title. */
export function readLinkTarget(scanner: Scanner, start: number): LinkTarget | undefined {
  const { text } = scanner;
  if (text.charAt(start) !== '(') return undefined;
  let at = skipSpace(scanner, start + 1);
  if (text.charAt(at) === ')') return { href: '', title: undefined, end: at + 1 };
  const inBrackets = scanner.match(bracketed, at);
  const end = inBrackets ? at + inBrackets[0].length : addressEnd(text, at);
  if (end === undefined) return undefined;
  const href = inBrackets ? (inBrackets[1] ?? '') : text.slice(at, end);
  at = skipSpace(scanner, end);
  let title: string | undefined;
  if (at > end) {
    const quote = '"\'('.indexOf(text.charAt(at));
    const pattern = quote < 0 || at >= text.length ? undefined : titles[quote];
    const match = pattern && scanner.match(pattern, at);
    if (match) {
      title = match[1] ?? '';
      at = skipSpace(scanner, at + match[0].length);
    }
  }
  return text.charAt(at) === ')' ? { href, title, end: at + 1 } : undefined;
}

const skipSpace = (scanner: Scanner, at: number): number => at + (scanner.match(space, at)?.[0].length ?? 0);

/** The end of an address without angle brackets: at a space or at an unbalanced parenthesis. */
function addressEnd(text: string, start: number): number | undefined {
  if (text.charAt(start) === '<') return undefined;
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 127) break;
    if (code === 92) {
      if (/[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at++;
    } else if (code === 40) {
      if (++depth > maxParentheses) return undefined;
    } else if (code === 41 && --depth < 0) break;
  }
  return depth > 0 || at === start ? undefined : at;
}
