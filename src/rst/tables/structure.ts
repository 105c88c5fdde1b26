import type { Line } from '../lines.js';

/** A cell with its row and column spans and its lines. */
export interface TableCell {
  readonly moreRows: number;
  readonly moreColumns: number;
  readonly lines: readonly Line[];
}

/** The cells of a row by column; `undefined` for positions that are covered by a spanning cell. */
export type TableRow = readonly (TableCell | undefined)[];

/** The structure of a table, independent of its syntax. */
export interface TableStructure {
  readonly columnWidths: readonly number[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
}

/** An error in a table. Lines are counted from 0 within the table. */
export interface TableError {
  readonly message: string;
  /** The line in docutils' message. */
  readonly line: number;
  /** The exact range of the error; the whole `line` by default. */
  readonly range?: TableRange;
}

/** A range of columns in a line of a table. */
export interface TableRange {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export type TableResult =
  | { readonly ok: true; readonly table: TableStructure }
  | { readonly ok: false; readonly error: TableError };
