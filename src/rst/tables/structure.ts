import type { Line } from '../lines.js';

/** One cell: how far it reaches beyond its own row and column, and the lines in it. */
export interface TableCell {
  readonly moreRows: number;
  readonly moreColumns: number;
  readonly lines: readonly Line[];
}

/** The cells of a row by column; undefined where a cell of an earlier row or column reaches. */
export type TableRow = readonly (TableCell | undefined)[];

/** What a table says, whatever it was drawn with: the model that CALS tables are built from. */
export interface TableStructure {
  readonly columnWidths: readonly number[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
}

/** Why a table cannot be read. Lines are counted from 0 within the table. */
export interface TableError {
  readonly message: string;
  /** The line that docutils names. */
  readonly line: number;
  /** The columns of a line that are wrong; left out: all of the line named above. */
  readonly place?: TablePlace;
}

export interface TablePlace {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export type TableResult =
  | { readonly ok: true; readonly table: TableStructure }
  | { readonly ok: false; readonly fault: TableError };
