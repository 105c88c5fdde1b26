import { element, text } from '../../doc/nodes.js';
import type { Construct, Scanner } from './scanner.js';

const escapable = /^[!-/:-@[-`{-~]$/;

/** A formula between delimiters, an escaped character or a hard line break. */
export const backslash: Construct = (scanner) => {
  if (formula(scanner)) return true;
  const { at, text: source } = scanner;
  const next = source.charAt(at + 1);
  if (next === '\n') {
    scanner.addNode(lineBreak(scanner, at, at + 2), at + 2);
    skipIndentation(scanner);
  } else if (escapable.test(next)) scanner.addText(next, at + 2);
  else scanner.addSource(at + 1);
  return true;
};

/** A formula: TeX between the delimiters that the repository configures. */
export const formula: Construct = (scanner) => {
  const { math } = scanner.context.options;
  if (!math) return false;
  for (const [type, delimiters] of [
    ['math_block', math.block],
    ['math', math.inline],
  ] as const) {
    for (const [open, close] of delimiters) {
      if (!scanner.text.startsWith(open, scanner.at)) continue;
      const start = scanner.at + open.length;
      const end = scanner.find(close, start);
      if (end <= start) continue;
      const content = scanner.textNode(scanner.text.slice(start, end), start, end);
      scanner.addNode(scanner.element(type, scanner.at, end + close.length, [content]), end + close.length);
      return true;
    }
  }
  return false;
};

/** The end of a line within a paragraph: a hard break after two spaces, otherwise white space. */
export const lineEnding: Construct = (scanner) => {
  const { at } = scanner;
  const last = scanner.pieces.at(-1);
  let isHard = false;
  if (last?.kind === 'text') {
    const trimmed = last.value.replace(/[ \t]+$/, '');
    isHard = last.value.endsWith('  ');
    last.end -= last.value.length - trimmed.length;
    last.value = trimmed;
  }
  if (isHard) scanner.addNode(lineBreak(scanner, at, at + 1), at + 1);
  else scanner.pieces.push({ kind: 'text', start: at, end: at + 1, value: '\n' });
  scanner.at = at + 1;
  skipIndentation(scanner);
  return true;
};

const lineBreak = (scanner: Scanner, start: number, end: number) => {
  const span = scanner.span(start, end);
  return element('line_break', span, [text('\n', span)]);
};

function skipIndentation(scanner: Scanner): void {
  while (/[ \t]/.test(scanner.text.charAt(scanner.at))) scanner.at++;
}
