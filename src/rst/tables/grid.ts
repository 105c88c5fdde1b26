import { columnsOf } from '../../source/column-width.js';
import type { Line } from '../lines.js';
import { cellLines } from './cell-lines.js';
import { type GridScan, scanGrid } from './grid-scanner.js';
import { findHeadSeparator } from './head-separator.js';
import type { TableCell, TableRange, TableResult } from './structure.js';

const HEAD_SEPARATOR = /^\+=[=+]+=\+ *$/;

const incomplete = (range: TableRange): TableResult => ({
  ok: false,
  error: { message: 'Malformed table; parse incomplete.', line: 0, range },
});

/** A rectangle of the table, by the rows and columns of its corners. */
interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Parses a grid table.
 *
 *     +-------+-------+
 *     | head  | head  |
 *     +=======+=======+
 *     | a cell that   |
 *     | spans columns |
 *     +-------+-------+
 *
 * @param lines the table from its top border to its bottom border, without indentation, all of the same width
 */
export function parseGridTable(lines: readonly Line[]): TableResult {
  const columns = lines.map((line) => columnsOf(line.text));
  const drawing = columns.map((line) => line.cells);
  const separator = findHeadSeparator(drawing.length, (line) => HEAD_SEPARATOR.test(drawing[line] ?? ''));
  if (typeof separator === 'object') return { ok: false, error: separator };
  if (separator !== undefined) drawing[separator] = (drawing[separator] ?? '').replaceAll('=', '-');

  const traced = trace(drawing);
  if ('open' in traced) return incomplete(traced.open);
  const { rectangles, rowBounds, columnBounds } = traced;
  const rowOf = new Map(rowBounds.map((bound, i) => [bound, i]));
  const columnOf = new Map(columnBounds.map((bound, i) => [bound, i]));
  const rowCount = rowBounds.length - 1;
  const columnCount = columnBounds.length - 1;
  const rows: (TableCell | undefined)[][] = Array.from({ length: rowCount }, () =>
    new Array<TableCell | undefined>(columnCount).fill(undefined),
  );
  let remaining = rowCount * columnCount;
  for (const { top, left, bottom, right } of rectangles) {
    const row = rowOf.get(top) ?? 0;
    const column = columnOf.get(left) ?? 0;
    const cells = rows[row];
    if (!cells || cells[column]) return incomplete({ line: top, start: left, end: right + 1 });
    const moreRows = (rowOf.get(bottom) ?? 0) - row - 1;
    const moreColumns = (columnOf.get(right) ?? 0) - column - 1;
    remaining -= (moreRows + 1) * (moreColumns + 1);
    cells[column] = {
      moreRows,
      moreColumns,
      lines: cellLines(lines, columns, top + 1, bottom, left + 1, right),
    };
  }
  const headRows = separator === undefined ? 0 : rowOf.get(separator);
  if (remaining !== 0 || headRows === undefined) {
    return incomplete({ line: separator ?? 0, start: 0, end: columnBounds.at(-1) ?? 0 });
  }
  const columnWidths = columnBounds.slice(1).map((bound, i) => bound - (columnBounds[i] ?? 0) - 1);
  return { ok: true, table: { columnWidths, head: rows.slice(0, headRows), body: rows.slice(headRows) } };
}

interface Tracing {
  readonly rectangles: readonly Rectangle[];
  /** The text rows and columns of cell borders, ascending. */
  readonly rowBounds: readonly number[];
  readonly columnBounds: readonly number[];
}

/**
 * Traces cells from their upper left corners; the upper right and lower left corners of a cell are candidates for
 * further cells. `done` has the last text row that is covered by a cell, for each text column.
 */
function trace(drawing: readonly string[]): Tracing | { readonly open: TableRange } {
  const lastRow = drawing.length - 1;
  const lastColumn = (drawing[0]?.length ?? 0) - 1;
  const scan = scanGrid(drawing);
  const done = new Int32Array(lastColumn).fill(-1);
  const rowMarks = new Uint8Array(lastRow + 1);
  const columnMarks = new Uint8Array(lastColumn + 1);
  rowMarks[0] = 1;
  columnMarks[0] = 1;
  const rectangles: Rectangle[] = [];
  const corners: number[][] = drawing.map(() => []);
  corners[0]?.push(0);
  const budget = { left: 8 * drawing.length * (lastColumn + 1) };
  for (const [top, candidates] of corners.entries()) {
    if (top === lastRow) break;
    candidates.sort((a, b) => a - b);
    // The corner right of the last cell precedes candidates that are covered by that cell.
    let right = -1;
    for (let next = 0; right >= 0 || next < candidates.length; ) {
      const candidate = candidates[next] ?? right;
      const corner = right >= 0 && right <= candidate ? right : candidate;
      if (corner === right) right = -1;
      else next++;
      const left = scan.columns[corner] ?? 0;
      if (left === lastColumn || top <= (done[left] ?? 0)) continue;
      const cell = traceCell(scan, corner, budget);
      if (!cell) continue;
      const below = scan.rows[cell.lowerRight] ?? 0;
      const end = scan.columns[cell.upperRight] ?? 0;
      for (let column = left; column < end; column++) {
        if (done[column] !== top - 1) return { open: { line: top, start: left, end: end + 1 } };
        done[column] = below - 1;
      }
      markRow(scan, corner, cell.upperRight, columnMarks);
      markRow(scan, cell.lowerLeft, cell.lowerRight, columnMarks);
      markColumn(scan, corner, cell.lowerLeft, rowMarks);
      markColumn(scan, cell.upperRight, cell.lowerRight, rowMarks);
      rectangles.push({ top, left, bottom: below, right: end });
      right = cell.upperRight;
      corners[below]?.push(cell.lowerLeft);
    }
  }
  const open = openRange(done, lastRow - 1);
  if (open) return { open };
  return { rectangles, rowBounds: marked(rowMarks), columnBounds: marked(columnMarks) };
}

/** The columns on the uppermost line below which no cell could be traced. */
function openRange(done: Int32Array, last: number): TableRange | undefined {
  let line = last;
  for (const row of done) line = Math.min(line, row);
  if (line === last) return undefined;
  const start = done.indexOf(line);
  let end = start;
  while (done[end] === line) end++;
  return { line: line + 1, start, end: end + 1 };
}

interface CellCorners {
  readonly upperRight: number;
  readonly lowerLeft: number;
  readonly lowerRight: number;
}

/** The smallest closed rectangle to the lower right of a corner: the nearest right edge first, then the nearest bottom. */
function traceCell(scan: GridScan, corner: number, budget: { left: number }): CellCorners | undefined {
  const { rows, runs, below } = scan;
  const run = runs[corner];
  for (let upperRight = corner + 1; runs[upperRight] === run; upperRight++) {
    let lowerLeft = below[corner] ?? -1;
    let lowerRight = below[upperRight] ?? -1;
    while (lowerRight >= 0 && lowerLeft >= 0) {
      // The budget keeps the time linear for adversarial tables.
      if (budget.left-- <= 0) return undefined;
      const rowLeft = rows[lowerLeft] ?? 0;
      const rowRight = rows[lowerRight] ?? 0;
      if (rowLeft < rowRight) lowerLeft = below[lowerLeft] ?? -1;
      else if (rowLeft > rowRight || runs[lowerLeft] !== runs[lowerRight])
        lowerRight = below[lowerRight] ?? -1;
      else return { upperRight, lowerLeft, lowerRight };
    }
  }
  return undefined;
}

function markRow({ columns }: GridScan, from: number, to: number, marks: Uint8Array): void {
  for (let i = from + 1; i <= to; i++) marks[columns[i] ?? 0] = 1;
}

function markColumn({ rows, below }: GridScan, from: number, to: number, marks: Uint8Array): void {
  for (let i = from; i !== to; ) {
    i = below[i] ?? to;
    marks[rows[i] ?? 0] = 1;
  }
}

function marked(marks: Uint8Array): number[] {
  const bounds: number[] = [];
  for (const [i, mark] of marks.entries()) if (mark) bounds.push(i);
  return bounds;
}
