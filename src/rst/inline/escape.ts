/** Stands for an escaping backslash, as in docutils: the text keeps its length, and so its places. */
export const escapeMark = '\0';

/** Puts a NUL for each backslash that escapes the character after it. */
export function escapeToNull(text: string): string {
  if (!text.includes('\\')) return text;
  let all = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    // The character after a backslash is copied as it is, another backslash included.
    all += `${text.slice(from, at)}${escapeMark}${text.slice(at + 1, at + 2)}`;
    from = at + 2;
  }
  return all + text.slice(from);
}

/** The text as a reader sees it: escaped blanks and escape marks are gone. */
export const plainText = (text: string): string =>
  text.includes(escapeMark)
    ? text.replaceAll('\0 ', '').replaceAll('\0\n', '').replaceAll(escapeMark, '')
    : text;

/** The text as it was written. */
export const restoreBackslashes = (text: string): string => text.replaceAll(escapeMark, '\\');

/** The parts of a text between escaped blanks. */
export const splitAtEscapedBlanks = (text: string): string[] => text.split(/\0[ \n]/);

/** A URI as written in a target or between angle brackets: unescaped, without the white space that is not escaped. */
export const uriOf = (escaped: string): string =>
  splitAtEscapedBlanks(escaped)
    .map((part) => part.split(/\s+/).join(''))
    .map(plainText)
    .join(' ');
