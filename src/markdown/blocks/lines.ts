/** A line of a block with its container's markers and indentation removed: `padding` spaces and the characters from `start` up to `end`. */
export interface LineSlice {
  readonly padding: number;
  readonly start: number;
  readonly end: number;
}

export const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);

/** The end of the line that begins at `start`, without its line break. */
export function lineEnd(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline < 0 ? text.length : newline;
}

/** The width of leading spaces and tabs; tab stops are every four columns. `column` is where the text begins. */
export function indentWidth(text: string, column = 0): number {
  let width = column;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32) width++;
    else if (code === 9) width += 4 - (width % 4);
    else break;
  }
  return width - column;
}

/**
 * A line without `columns` columns of leading space. `column` is where the text from `start` begins. Leading tabs are expanded, since
 * their width depends on the removed columns.
 */
export function dedent(text: string, start: number, end: number, columns: number, column = 0): LineSlice {
  let at = start;
  let width = column;
  let hasTab = false;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 9) {
      hasTab = true;
      width += 4 - (width % 4);
    } else if (code === 32) width++;
    else break;
    at++;
  }
  if (hasTab) return { padding: Math.max(0, width - column - columns), start: at, end };
  return { padding: 0, start: Math.min(at, start + columns), end };
}

/** Lines that mean something below a line of text: underlines of headings, definitions. */
const meaningful = /^(?:=+|-+|:(?=[ \t]).*)[ \t]*$/;

/**
 * A line of a paragraph that lacks the markers of its container. It is nothing but text: one that could be more is indented, which has
 * no meaning within a paragraph.
 */
export function lazyLine(text: string, start: number, end: number): LineSlice {
  const line = dedent(text, start, end, Number.POSITIVE_INFINITY);
  const isIndented = indentWidth(text.slice(start, end)) > 3;
  return isIndented || meaningful.test(text.slice(line.start, end)) ? { ...line, padding: 4 } : line;
}

/** The text of a slice. */
export const sliceText = (text: string, { padding, start, end }: LineSlice): string =>
  padding === 0 ? text.slice(start, end) : ' '.repeat(padding) + text.slice(start, end);
