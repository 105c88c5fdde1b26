import { isCombining, isWide } from './east-asian-width.js';

/** Below this code unit every character takes exactly one column. */
const FIRST_SPECIAL = 0x300;

/** Fills the second column of a wide character; parsed texts never contain it. */
const PAD = '\0';

/**
 * A line as terminal columns: `cells` has one code unit per column, and column `c` begins at `offsets[c]` of the line.
 * `offsets` is `undefined` if columns equal offsets.
 */
export interface Columns {
  readonly cells: string;
  readonly offsets: readonly number[] | undefined;
}

/** The number of columns a text occupies: two for an East Asian wide character, none for a combining character. */
export function columnWidth(text: string): number {
  return isPlain(text) ? text.length : columnsOf(text).cells.length;
}

/**
 * The columns of a line.
 *
 *     | タイ  |        cells |タ0イ0  |
 *     ^ ^ ^           offsets 0 1 2 2 3 3 4 …   (a pad has the offset after its character)
 */
export function columnsOf(line: string): Columns {
  if (isPlain(line)) return { cells: line, offsets: undefined };
  let cells = '';
  const offsets: number[] = [];
  for (let at = 0; at < line.length; ) {
    const codePoint = line.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (codePoint < FIRST_SPECIAL || !isCombining(codePoint)) {
      // A cell holds one code unit, so an astral character is represented by its first surrogate.
      cells += line.charAt(at);
      offsets.push(at);
      if (codePoint >= FIRST_SPECIAL && isWide(codePoint)) {
        cells += PAD;
        offsets.push(next);
      }
    }
    at = next;
  }
  offsets.push(line.length);
  return { cells, offsets };
}

/** The offset in the line at which a column begins; the end of the line for a column past it. */
export function offsetOfColumn(columns: Columns, column: number): number {
  const { cells, offsets } = columns;
  if (column >= cells.length) return offsets ? (offsets[cells.length] ?? 0) : cells.length;
  return offsets ? (offsets[column] ?? 0) : column;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= FIRST_SPECIAL) return false;
  return true;
}
