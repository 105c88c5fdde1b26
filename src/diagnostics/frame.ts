import { columnWidth } from '../source/column-width.js';
import { inFile, type Span } from '../source/text.js';
import type { Colors } from './colors.js';
import { printable } from './printable.js';

/** How much of a line is shown, and how much of it before the place where that stands far to the right. */
const widest = 120;
const context = 40;
const cut = '…';

/**
 * The lines around a span, the range underlined:
 *
 *      11 |
 *    > 12 | .. noet:: Mind the gap
 *         |    ^^^^
 */
export function codeFrame(span: Span, colors: Colors): string[] {
  const { source, start, end } = inFile(span);
  const first = source.position(start);
  const last = source.position(end);
  const width = String(first.line).length;
  const gutter = (mark: string, number: string): string =>
    colors('dim', `  ${mark} ${number.padStart(width)} |`);
  const lines: string[] = [];
  const before = source.line(first.line - 1);
  if (first.line > 1 && before.trim() !== '') {
    lines.push(`${gutter(' ', String(first.line - 1))} ${excerpt(printable(before), 0).shown}`);
  }
  const line = printable(source.line(first.line));
  const at = first.column - 1;
  const { shown, from, mark } = excerpt(line, at > widest - context / 2 ? at - context : 0);
  lines.push(`${gutter('>', String(first.line))} ${shown}`);
  const to = last.line === first.line ? last.column - 1 : line.length;
  const indent = columnWidth(mark) + columnWidth(line.slice(from, at));
  const length = Math.max(1, columnWidth(line.slice(at, Math.min(to, from + widest))));
  lines.push(`${gutter(' ', '')} ${' '.repeat(indent)}${colors('red', '^'.repeat(length))}`);
  return lines;
}

/** A part of a line that is not too long, no character of it halved, with marks where something is left out. */
function excerpt(line: string, wanted: number): { shown: string; from: number; mark: string } {
  const from = isSecondHalf(line, wanted) ? wanted - 1 : wanted;
  const end = from + widest;
  const to = isSecondHalf(line, end) ? end - 1 : end;
  const mark = from > 0 ? cut : '';
  return { shown: `${mark}${line.slice(from, to)}${to < line.length ? cut : ''}`, from, mark };
}

const isSecondHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
