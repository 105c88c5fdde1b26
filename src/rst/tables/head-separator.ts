import type { TableError } from './structure.js';

/**
 * Finds the line that separates head rows from body rows.
 *
 * @param isSeparator whether a line looks like a separator, given its index
 * @returns the index of the line, `undefined` if there is none, or an error
 */
export function findHeadSeparator(
  count: number,
  isSeparator: (line: number) => boolean,
): number | undefined | TableError {
  let separator: number | undefined;
  for (let line = 0; line < count; line++) {
    if (!isSeparator(line)) continue;
    if (separator) {
      const both = `(table lines ${separator + 1} and ${line + 1})`;
      return { message: `Multiple head/body row separators ${both}; only one allowed.`, line };
    }
    separator = line;
  }
  if (separator === 0 || separator === count - 1) {
    const message = 'The head/body row separator may not be the first or last line of the table.';
    return { message, line: count - 1 };
  }
  return separator;
}
