/** The number of characters that fit into a block of code on a phone. */
const narrowest = 38;

/** Whether a line of a block of code is so long that readers may have to scroll sideways. */
export function hasWideLines(code: string): boolean {
  for (let start = 0; start < code.length; ) {
    const end = code.indexOf('\n', start);
    if ((end < 0 ? code.length : end) - start > narrowest) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}
