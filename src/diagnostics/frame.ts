import { columnWidth } from '../source/column-width.js';
import { inFile, type Span } from '../source/text.js';
import type { Colors } from './colors.js';
import { printable } from './printable.js';

/** The maximum length of an excerpt, and the length of the context before a span far to the right. */
const maxWidth = 120;
const context = 40;
const ellipsis = '…';

/**
 * Formats the line of a span and the line before it, with the span underlined:
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
  const before = first.line > 1 ? excerpt(source.line(first.line - 1), 0).shown : '';
  if (before.trim() !== '') lines.push(`${gutter(' ', String(first.line - 1))} ${before}`);
  const line = source.line(first.line);
  const at = first.column - 1;
  const { shown, from, mark } = excerpt(line, at > maxWidth - context / 2 ? at - context : 0);
  lines.push(`${gutter('>', String(first.line))} ${shown}`);
  const to = last.line === first.line ? last.column - 1 : line.length;
  const indent = columnWidth(mark) + columnWidth(printable(line.slice(from, at)));
  const length = Math.max(1, columnWidth(printable(line.slice(at, Math.min(to, from + maxWidth)))));
  lines.push(`${gutter(' ', '')} ${' '.repeat(indent)}${colors('red', '^'.repeat(length))}`);
  return lines;
}

/**
 * Shortens a line to the maximum length without splitting a surrogate pair; an ellipsis marks each omission. Only the
 * excerpt is made printable: a long line may have thousands of problems.
 */
function excerpt(line: string, wanted: number): { shown: string; from: number; mark: string } {
  const from = isSecondHalf(line, wanted) ? wanted - 1 : wanted;
  const end = from + maxWidth;
  const to = isSecondHalf(line, end) ? end - 1 : end;
  const mark = from > 0 ? ellipsis : '';
  const shown = `${mark}${printable(line.slice(from, to))}${to < line.length ? ellipsis : ''}`;
  return { shown, from, mark };
}

const isSecondHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
