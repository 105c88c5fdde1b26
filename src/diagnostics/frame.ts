import { columnWidth } from '../source/column-width.js';
import { inFile, type Span } from '../source/text.js';
import type { Colors } from './colors.js';
import { printable } from './printable.js';

/** The maximum and minimum length of an excerpt, and the share that precedes a span far to the right. */
const maxWidth = 120;
const minWidth = 20;
const contextShare = 1 / 3;
const ellipsis = '…';

/**
 * Formats the line of a span and the line before it, with the span underlined. Long lines are shortened; `columns` is the
 * width of the terminal.
 *
 *      11 |
 *    > 12 | .. noet:: Mind the gap
 *         |    ^^^^
 */
export function codeFrame(span: Span, colors: Colors, columns = Number.POSITIVE_INFINITY): string[] {
  const { source, start, end } = inFile(span);
  const first = source.position(start);
  const last = source.position(end);
  const width = String(first.line).length;
  const gutter = (mark: string, number: string): string =>
    colors('dim', `  ${mark} ${number.padStart(width)} |`);
  // Besides the excerpt, a line has the gutter, a space and up to two ellipses.
  const room = Math.max(minWidth, Math.min(maxWidth, columns - width - '  >  | ……'.length));
  const lines: string[] = [];
  const before = first.line > 1 ? excerpt(source.line(first.line - 1), 0, room).shown : '';
  if (before.trim() !== '') lines.push(`${gutter(' ', String(first.line - 1))} ${before}`);
  const line = source.line(first.line);
  const at = first.column - 1;
  const context = Math.floor(room * contextShare);
  const { shown, from, until, mark } = excerpt(line, at > room - context / 2 ? at - context : 0, room);
  lines.push(`${gutter('>', String(first.line))} ${shown}`);
  const to = last.line === first.line ? last.column - 1 : line.length;
  const indent = columnWidth(mark) + columnWidth(printable(line.slice(from, at)));
  const length = Math.max(1, columnWidth(printable(line.slice(at, Math.min(to, until)))));
  lines.push(`${gutter(' ', '')} ${' '.repeat(indent)}${colors('red', '^'.repeat(length))}`);
  return lines;
}

/** A part of a line, as shown and as its range in the line. */
interface Excerpt {
  readonly shown: string;
  readonly from: number;
  readonly until: number;
  /** The ellipsis at the beginning, if any. */
  readonly mark: string;
}

/**
 * Shortens a line to a number of columns without splitting a surrogate pair; an ellipsis marks each omission. Only the
 * excerpt is made printable: a long line may have thousands of problems.
 */
function excerpt(line: string, wanted: number, columns: number): Excerpt {
  const from = isSecondHalf(line, wanted) ? wanted - 1 : wanted;
  let end = Math.min(line.length, from + columns);
  for (;;) {
    if (isSecondHalf(line, end)) end--;
    const excess = columnWidth(printable(line.slice(from, end))) - columns;
    if (excess <= 0) break;
    end -= Math.max(1, excess >> 1);
  }
  const mark = from > 0 ? ellipsis : '';
  const shown = printable(line.slice(from, end));
  return { shown: `${mark}${shown}${end < line.length ? ellipsis : ''}`, from, until: end, mark };
}

const isSecondHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
