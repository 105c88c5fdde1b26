import { characterAt, characterBefore, flanking } from './flanking.js';
import type { Construct, Scanner } from './scanner.js';

const openDouble = '\u201c';
const closeDouble = '\u201d';
const openSingle = '\u2018';
const apostrophe = '\u2019';

const fixed: readonly (readonly [token: string, shown: string])[] = [
  ['---', '\u2014'],
  ['--', '\u2013'],
  ['...', '\u2026'],
  ['<<', '\u00ab'],
  ['>>', '\u00bb'],
];

/** Dashes, ellipses and angle quotes. */
export const punctuation: Construct = (scanner) => {
  for (const [token, shown] of fixed) {
    if (!scanner.text.startsWith(token, scanner.at)) continue;
    scanner.addText(shown, scanner.at + token.length);
    scanner.endConstruct(scanner.at);
    return true;
  }
  return false;
};

/** A straight quote as a curly one, judged by the characters beside it and by the quotes that are open. */
export const quote: Construct = (scanner) => {
  const { at, text } = scanner;
  const shown = text.charAt(at) === '"' ? doubleQuote(scanner) : singleQuote(scanner);
  if (shown === undefined) return false;
  scanner.addText(shown, at + 1);
  scanner.endConstruct(at + 1);
  return true;
};

/** Whether a quote that could open and close closes: before punctuation that ends a word. */
function closesBeforePunctuation(rest: string): boolean {
  return (
    /^.\p{P}$/su.test(rest) || (rest.length > 1 && /\p{P}/u.test(rest.charAt(1)) && endsWord(rest.charAt(2)))
  );
}

const endsWord = (character: string): boolean => /[\s!-/:-@[-`{-~]/.test(character);

function doubleQuote({ at, text, context: { quotes } }: Scanner): string | undefined {
  const { canOpen, canClose } = quoteFlanking(text, at);
  if (canOpen && !canClose) {
    quotes.double++;
    return openDouble;
  }
  const rest = restOfLine(text, at);
  const closes = canClose && (!canOpen || closesBeforePunctuation(rest));
  // Inches: a digit and two quotes, of which the second closes.
  if (!closes || quotes.double === 0 || (rest.charAt(1) === '"' && /\p{Nd}/u.test(characterBefore(text, at))))
    return undefined;
  quotes.double--;
  return closeDouble;
}

function singleQuote({ at, text, context: { quotes } }: Scanner): string | undefined {
  const { canOpen, canClose } = quoteFlanking(text, at);
  const before = characterBefore(text, at);
  const rest = restOfLine(text, at);
  if (isApostrophe(before, rest, canOpen && !canClose, characterAt(text, at + 1))) return apostrophe;
  if (canOpen && !canClose) {
    if (/^'(?:[smtd](?:$|[\s!-/:-@[-`{-~])|(?:ve|ll|re)(?:$|[\s!-/:-@[-`{-~]))/.test(rest)) return apostrophe;
    quotes.single++;
    return openSingle;
  }
  // The last character of a line is left alone unless a quote is open.
  if (rest.length > 2 && !/\p{Nd}/u.test(characterAt(text, at + 1))) return apostrophe;
  if (quotes.single === 0 || !canClose || (canOpen && !closesBeforePunctuation(rest))) return undefined;
  quotes.single--;
  return apostrophe;
}

function isApostrophe(before: string, rest: string, opens: boolean, next: string): boolean {
  // '90s
  if (opens && /^'\d\ds(?:$|[\s\p{P}])/u.test(rest)) return true;
  // 'twas, 'em, 'net, 'like
  if (/[\p{P}\s]/u.test(before) && /^'[tenl]/.test(rest)) return true;
  return /[\p{L}\p{Nd}]/u.test(before) && /\p{L}/u.test(next);
}

/** A run of the same quotes is judged as one. */
function quoteFlanking(text: string, at: number): { readonly canOpen: boolean; readonly canClose: boolean } {
  let end = at + 1;
  while (text.charAt(end) === text.charAt(at)) end++;
  return flanking(text, at, end);
}

/** The text up to the end of the line, its line break included; at most the few characters that rules look at. */
function restOfLine(text: string, at: number): string {
  const rest = text.slice(at, at + 6);
  const newline = rest.indexOf('\n');
  return newline < 0 ? rest : rest.slice(0, newline + 1);
}
