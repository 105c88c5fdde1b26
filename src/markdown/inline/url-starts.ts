const localPart = /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]/;

/** The positions at which a bare URL or email address is written, in ascending order. */
export function bareUrlStarts(text: string): readonly number[] {
  if (!/:\/\/|www\.|@/.test(text)) return [];
  const starts = new Set<number>();
  for (const { index } of text.matchAll(/(?:https?|ftp):\/\/|www\./g)) starts.add(index);
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > done && localPart.test(text.charAt(start - 1))) start--;
    if (start < at) starts.add(start);
    // Marks before an address look like a part of it.
    while (start < at && !(isBoundary(text, start) && /[a-zA-Z0-9]/.test(text.charAt(start)))) start++;
    if (start < at) starts.add(start);
    done = at + 1;
  }
  return [...starts].sort((a, b) => a - b);
}

/** Whether a bare URL may begin at a position by the character before it. */
export const isBoundary = (text: string, index: number): boolean =>
  index === 0 || /[\s*_~(]/.test(text.charAt(index - 1));
