import type { TableError } from './structure.js';

/**
 * Finds the one line that divides head rows from body rows.
 *
 * @param isSeparator whether a line of the table, by number, has the form of a separator
 * @returns the line's number, undefined where there is none, or what is wrong
 */
export function findHeadSeparator(
  count: number,
  isSeparator: (line: number) => boolean,
): number | undefined | TableError {
  let found: number | undefined;
  for (let line = 0; line < count; line++) {
    if (!isSeparator(line)) continue;
    if (found) {
      const both = `(table lines ${found + 1} and ${line + 1})`;
      return { message: `Multiple head/body row separators ${both}; only one allowed.`, line };
    }
    found = line;
  }
  if (found === 0 || found === count - 1) {
    const message = 'The head/body row separator may not be the first or last line of the table.';
    return { message, line: count - 1 };
  }
  return found;
}
