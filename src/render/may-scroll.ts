/** The number of characters that fit into a block of code on a phone. */
const narrowest = 38;
/** The number of lines that fit into a block beside a table. */
const lowest = 20;

/** Whether a block of code may be so wide or so high that readers have to scroll in it. */
export function mayScroll(code: string): boolean {
  let lines = 0;
  for (let start = 0; start < code.length; ) {
    const end = code.indexOf('\n', start);
    if ((end < 0 ? code.length : end) - start > narrowest || ++lines > lowest) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

/** The number of characters that fit beside each other in a table on a phone, and those that the borders of a column take. */
const narrowestTable = 32;
const perColumn = 3;

/** Whether a table, given the length of the longest word of each column, may be wider than the page. */
export const mayScrollSideways = (longestWords: readonly number[]): boolean =>
  longestWords.reduce((sum, length) => sum + length + perColumn, 0) > narrowestTable;
