import { contentEnd, contentStart } from '../text/trim.js';
import { isBlank } from './lines.js';

/** A range of a row. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

export type Alignment = 'left' | 'center' | 'right' | undefined;

const delimiterRow = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether two lines of text are the header and the delimiter row of a table. */
export function isTableStart(header: string, line: string): boolean {
  if (!delimiterRow.test(line) || !/[|:]/.test(line)) return false;
  return cellsOf(header).length === cellsOf(line).length;
}

/** The cells of a row between unescaped `|`, without the space around them. */
export function cellsOf(row: string): Cell[] {
  const cells: Cell[] = [];
  let start = contentStart(row);
  let limit = contentEnd(row);
  if (row.charAt(start) === '|') start++;
  if (limit > start && row.charAt(limit - 1) === '|' && !isEscaped(row, limit - 1)) limit--;
  for (let at = start; at <= limit; at++) {
    if (at < limit && (row.charCodeAt(at) !== 124 || isEscaped(row, at))) continue;
    cells.push(trimmed(row, start, at));
    start = at + 1;
  }
  return cells;
}

const isEscaped = (row: string, at: number): boolean => row.charCodeAt(at - 1) === 92;

function trimmed(row: string, start: number, end: number): Cell {
  const text = row.slice(start, end);
  if (isBlank(text)) return { start: end, end };
  return { start: start + contentStart(text), end: start + contentEnd(text) };
}

export const alignmentsOf = (row: string): Alignment[] =>
  cellsOf(row).map(({ start, end }) => {
    const left = row.charAt(start) === ':';
    const right = row.charAt(end - 1) === ':' && end - start > 1;
    return left && right ? 'center' : right ? 'right' : left ? 'left' : undefined;
  });
