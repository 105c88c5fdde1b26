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
