import { isCombining, isWide } from './east-asian-width.js';

/** Below this code unit every character takes exactly one column. */
const FIRST_SPECIAL = 0x300;

/** Stands for the second column of a wide character; no text that is parsed holds it. */
const PAD = '\0';

/**
 * A line seen as columns of a terminal: `cells` has one code unit for each column, and column `c` begins at
 * `offsets[c]` of the line (no list where both are the same).
 */
export interface Columns {
  readonly cells: string;
  readonly offsets: readonly number[] | undefined;
}

/** How many columns a text takes: East Asian wide characters two, combining ones none. */
export function columnWidth(text: string): number {
  return isPlain(text) ? text.length : columnsOf(text).cells.length;
}

/**
 * The columns of a line.
 *
 *     | タイ  |        cells |タ0イ0  |
 *     ^ ^ ^           offsets 0 1 2 2 3 3 4 …   (a pad stands for what follows its character)
 */
export function columnsOf(line: string): Columns {
  if (isPlain(line)) return { cells: line, offsets: undefined };
  let cells = '';
  const offsets: number[] = [];
  for (let at = 0; at < line.length; ) {
    const codePoint = line.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (codePoint < FIRST_SPECIAL || !isCombining(codePoint)) {
      // An astral character is shown by its first half: the second column of a wide one is padded like any other.
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

/** Offset in the line at which a column begins; the line's end for a column beyond it. */
export function offsetOfColumn(columns: Columns, column: number): number {
  const { cells, offsets } = columns;
  if (column >= cells.length) return offsets ? (offsets[cells.length] ?? 0) : cells.length;
  return offsets ? (offsets[column] ?? 0) : column;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= FIRST_SPECIAL) return false;
  return true;
}
