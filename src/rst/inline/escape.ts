/** Represents an escaping backslash, as in docutils, so that the text keeps its length and offsets. */
const escapeMark = '\0';

/** Replaces escaping backslashes by NUL. */
export function escapeToNull(text: string): string {
  if (!text.includes('\\')) return text;
  let all = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    // Copy the escaped character, which may be a backslash itself.
    all += `${text.slice(from, at)}${escapeMark}${text.slice(at + 1, at + 2)}`;
    from = at + 2;
  }
  return all + text.slice(from);
}

/** Removes escape marks and escaped whitespace. */
export const plainText = (text: string): string =>
  text.includes(escapeMark)
    ? text.replaceAll('\0 ', '').replaceAll('\0\n', '').replaceAll(escapeMark, '')
    : text;

/** Restores the source text from text with escape marks. */
export const restoreBackslashes = (text: string): string => text.replaceAll(escapeMark, '\\');

/** Splits a text at escaped whitespace. */
export const splitAtEscapedBlanks = (text: string): string[] => text.split(/\0[ \n]/);

/** The URI in a target or between angle brackets: unescaped, without unescaped whitespace. */
export const uriOf = (escaped: string): string =>
  splitAtEscapedBlanks(escaped)
    .map((part) => part.split(/\s+/).join(''))
    .map(plainText)
    .join(' ');
