import { type Columns, columnsOf } from '../../source/column-width.js';
import type { Line } from '../lines.js';
import { cellLines } from './cell-lines.js';
import { findHeadSeparator } from './head-separator.js';
import type { TableError, TableRange, TableResult, TableRow } from './structure.js';

const HEAD_SEPARATOR = /^=[ =]*$/;
const SPAN_UNDERLINE = /^-[ -]*$/;

interface Column {
  readonly start: number;
  readonly end: number;
}

interface Row {
  /** The index of the first text line. */
  readonly line: number;
  readonly cells: TableRow;
}

/** The state of the table while rows are parsed; the last column grows with its text. */
interface SimpleTable {
  readonly lines: readonly Line[];
  readonly shapes: readonly Columns[];
  readonly columns: Column[];
  readonly borderEnd: number;
  readonly rows: Row[];
}

/**
 * Parses a simple table.
 *
 *     =====  =====  ======
 *     a cell that   column       a row starts with text in the first column,
 *     spans two     three        or after an underline
 *     ------------  ------
 *     one    two    three
 *     =====  =====  ======
 *
 * @param lines the table from its top border to its bottom border
 */
export function parseSimpleTable(lines: readonly Line[]): TableResult {
  const shapes = lines.map((line) => columnsOf(line.text));
  const drawing = shapes.map((shape) => shape.cells);
  const last = drawing.length - 1;
  const isSeparator = (line: number): boolean =>
    line > 0 && line < last && HEAD_SEPARATOR.test(drawing[line] ?? '');
  const separator = findHeadSeparator(drawing.length, isSeparator);
  if (typeof separator === 'object') return { ok: false, error: separator };
  for (const border of [0, last, separator]) {
    if (border !== undefined) drawing[border] = (drawing[border] ?? '').replaceAll('=', '-');
  }

  const columns = readUnderline(drawing[0] ?? '');
  const table: SimpleTable = { lines, shapes, columns, borderEnd: columns.at(-1)?.end ?? 0, rows: [] };
  const error = readRows(table, drawing);
  if (error) return { ok: false, error };
  const firstBody =
    separator === undefined
      ? 0
      : Math.max(
          0,
          table.rows.findIndex((row) => row.line > separator),
        );
  const rows = table.rows.map((row) => row.cells);
  return {
    ok: true,
    table: {
      columnWidths: columns.map((column) => column.end - column.start),
      head: rows.slice(0, firstBody),
      body: rows.slice(firstBody),
    },
  };
}

function readRows(table: SimpleTable, drawing: readonly string[]): TableError | undefined {
  const first = table.columns[0] ?? { start: 0, end: 0 };
  let start = 1;
  let hasText = false;
  for (let at = 1; at < drawing.length; at++) {
    const line = drawing[at] ?? '';
    if (SPAN_UNDERLINE.test(line)) {
      const error = readRow(table, drawing, start, at, line.trimEnd());
      if (error) return error;
      start = at + 1;
      hasText = false;
    } else if (line.slice(first.start, first.end).trim() !== '') {
      if (hasText && at !== start) {
        const error = readRow(table, drawing, start, at, undefined);
        if (error) return error;
      }
      start = at;
      hasText = true;
    } else if (!hasText) {
      start = at + 1;
    }
  }
  return undefined;
}

/** Parses the row in the lines from `start` to `end`; line `end` is its underline, if it has one. */
function readRow(
  table: SimpleTable,
  drawing: readonly string[],
  start: number,
  end: number,
  underline: string | undefined,
): TableError | undefined {
  let columns = [...table.columns];
  if (underline !== undefined) {
    columns = readUnderline(underline);
    const rightmost = columns.at(-1);
    if (rightmost?.end !== table.borderEnd) {
      return { message: `Column span incomplete in table line ${end + 1}.`, line: end };
    }
    // The last column has the width of its text.
    columns[columns.length - 1] = { start: rightmost.start, end: table.columns.at(-1)?.end ?? rightmost.end };
  }
  const overflow = checkMargins(table, drawing, start, end, columns);
  if (overflow) return overflow;
  const cells: (TableRow[number] | undefined)[] = [];
  let column = 0;
  for (const { start: left, end: right } of columns) {
    const first = column;
    if (table.columns[column]?.start !== left)
      return misaligned(start, { line: end, start: left, end: right });
    while (table.columns[column]?.end !== right) {
      column++;
      if (column >= table.columns.length) return misaligned(start, { line: end, start: left, end: right });
    }
    const lines = cellLines(table.lines, table.shapes, start, end, left, right);
    cells.push({ moreRows: 0, moreColumns: column - first, lines });
    column++;
  }
  table.rows.push({ line: start, cells });
  return undefined;
}

const misaligned = (line: number, range: TableRange): TableError => ({
  message: `Column span alignment problem in table line ${line + 2}.`,
  line: line + 1,
  range,
});

/** Returns an error for text between two columns; widens the last column to fit its text. */
function checkMargins(
  table: SimpleTable,
  drawing: readonly string[],
  start: number,
  end: number,
  columns: Column[],
): TableError | undefined {
  for (const [i, column] of columns.entries()) {
    const next = columns[i + 1];
    for (let at = start; at < end; at++) {
      const line = drawing[at] ?? '';
      if (line.length <= column.end) continue;
      if (next) {
        if (line.slice(column.end, next.start).trim() === '') continue;
        const range = { line: at, start: column.end, end: next.start };
        return { message: `Text in column margin in table line ${at + 1}.`, line: at, range };
      }
      const reach = line.trimEnd().length;
      if (reach <= column.end) continue;
      const rightmost = table.columns.at(-1) ?? column;
      columns[i] = { start: column.start, end: Math.max(rightmost.end, reach) };
      if (reach > rightmost.end) {
        table.columns[table.columns.length - 1] = { start: rightmost.start, end: reach };
      }
    }
  }
  return undefined;
}

/** The columns that an underline defines by its runs of dashes. */
function readUnderline(line: string): Column[] {
  const columns: Column[] = [];
  for (let start = line.indexOf('-'); start >= 0; ) {
    const space = line.indexOf(' ', start);
    const end = space < 0 ? line.length : space;
    columns.push({ start, end });
    start = line.indexOf('-', end);
  }
  return columns;
}
