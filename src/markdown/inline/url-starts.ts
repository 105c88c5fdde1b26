const localPart = /[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]/;

/** The positions at which a bare URL or email address may begin: after white space or one of `*_~(`. */
export function bareUrlStarts(text: string): readonly number[] {
  if (!/:\/\/|www\.|@/.test(text)) return [];
  const starts = new Set<number>();
  for (const { index } of text.matchAll(/(?:https?|ftp):\/\/|www\./g))
    if (isBoundary(text, index)) starts.add(index);
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > done && localPart.test(text.charAt(start - 1))) start--;
    while (start < at && !(isBoundary(text, start) && /[a-zA-Z0-9]/.test(text.charAt(start)))) start++;
    if (start < at) starts.add(start);
    done = at + 1;
  }
  return [...starts].sort((a, b) => a - b);
}

const isBoundary = (text: string, index: number): boolean =>
  index === 0 || /[\s*_~(]/.test(text.charAt(index - 1));
