/** The white space of CommonMark; a no-break space, for instance, is a character like others. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** The index of the first character that is not white space; the length of the text if there is none. */
export function contentStart(text: string): number {
  let at = 0;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The index after the last character that is not white space; 0 if there is none. */
export function contentEnd(text: string): number {
  let at = text.length;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
