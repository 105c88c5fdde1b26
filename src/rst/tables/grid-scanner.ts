/**
 * The `+` corners of a grid table and their connections: two corners in a row are connected if their `run` is the
 * same, two corners in a column if the lower one is reachable from the upper one through `below`.
 *
 *     +---+   +---+      the corners of the first row form two runs;
 *     |   |   |          the last one has no corner below it
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

/** Scans the lines of a grid table, which all have the same width. */
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
