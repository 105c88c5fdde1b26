/**
 * The `+` of a grid table and which of them are joined by lines: two of one row are joined where their `run` is the
 * same, two of one column where following `below` leads from the upper to the lower one.
 *
 *     +---+   +---+      the four of the first row are two runs;
 *     |   |   |          below the last one there is none
 */
export interface GridScan {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly runs: readonly number[];
  readonly below: readonly number[];
}

const PLUS = 0x2b;
const MINUS = 0x2d;
const BAR = 0x7c;

/** Reads the lattice of the lines of a grid table, all as wide as the first. */
export function scanGrid(lines: readonly string[]): GridScan {
  const rows: number[] = [];
  const columns: number[] = [];
  const runs: number[] = [];
  const below: number[] = [];
  const width = lines[0]?.length ?? 0;
  const above = new Int32Array(width).fill(-1);
  let run = 0;
  for (const [row, line] of lines.entries()) {
    run++;
    for (let column = 0; column < width; column++) {
      const code = line.charCodeAt(column);
      if (code === PLUS) {
        const index = rows.length;
        const upper = above[column] ?? -1;
        if (upper >= 0) below[upper] = index;
        above[column] = index;
        rows.push(row);
        columns.push(column);
        runs.push(run);
        below.push(-1);
      } else {
        if (code !== BAR) above[column] = -1;
        if (code !== MINUS) run++;
      }
    }
  }
  return { rows, columns, runs, below };
}
