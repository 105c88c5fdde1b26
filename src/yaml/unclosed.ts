/** The state of the parser at a syntax error. */
export interface Progress {
  /** The start of each open node, outermost first. */
  readonly open: readonly number[];
  /** The start of the last quoted text that spans several lines and is followed by unexpected text. */
  readonly quoted: number | undefined;
}

/** A bracket or a quotation mark that is probably unclosed. */
export interface Unclosed {
  readonly at: number;
  readonly kind: 'bracket' | 'quotation mark';
}

/**
 * Finds the probable cause of a syntax error that the parser noticed further down, at `errorOffset`: a quoted text that spans several lines
 * up to there, or a bracket followed by lines with too little indentation.
 */
export function findUnclosed(
  text: string,
  { open, quoted }: Progress,
  errorOffset: number,
): Unclosed | undefined {
  const innermost = open.at(-1);
  if (innermost !== undefined && isQuote(text[innermost]) && endOfQuoted(text, innermost) >= errorOffset)
    return { at: innermost, kind: 'quotation mark' };
  if (quoted !== undefined) return { at: quoted, kind: 'quotation mark' };
  const flow = open.find((start) => isOpening(text[start]));
  const at = flow === undefined ? undefined : unclosedBracket(text, flow, errorOffset);
  return at === undefined ? undefined : { at, kind: 'bracket' };
}

interface Bracket {
  readonly at: number;
  /** The indentation of its line. */
  readonly indent: number;
}

/**
 * Returns the bracket that is closed by a bracket of another kind, or the last bracket whose content contains a line with too little
 * indentation. A bracket that is closed by a line with the indentation of its own line is not suspicious.
 */
function unclosedBracket(text: string, from: number, to: number): number | undefined {
  const open: Bracket[] = [];
  const isWholeFile = text.slice(0, from).trim() === '';
  const suspects = new Set<number>();
  let indent = indentOf(text, from);
  let isLineStart = false;
  let isFirst = false;
  // The line at the error itself may be the one with too little indentation.
  for (let at = from; at <= to && at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') isLineStart = true;
    else if (character !== ' ' && character !== '\r') {
      isFirst = isLineStart;
      if (isLineStart) {
        indent = indentOf(text, at);
        isLineStart = false;
        const innermost = open.at(-1);
        // In a bracket around the whole file, lines without indentation are not necessarily outside of it.
        const isAmbiguous = isWholeFile && indent === 0 && !isClosing(character);
        if (innermost && !isAmbiguous && isOutside(character, indent, innermost, open)) {
          suspects.add(innermost.at);
          // The line closes the bracket with its indentation.
          if (isClosing(character)) while (open.at(-1)?.indent !== indent) open.pop();
        }
      }
      if (isQuote(character)) at = Math.min(endOfQuoted(text, at), endOfLine(text, at) - 1);
      else if (isOpening(character)) open.push({ at, indent });
      else if (isClosing(character)) {
        const bracket = open.at(-1);
        if (bracket && closing[text.charAt(bracket.at)] !== character) return bracket.at;
        if (bracket && isFirst && bracket.indent === indent) suspects.delete(bracket.at);
        open.pop();
      } else if (character === '#' && /\s/.test(text.charAt(at - 1))) at = endOfLine(text, at) - 1;
    }
  }
  return [...suspects].at(-1);
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Whether a line cannot be inside a bracket: it closes an outer bracket, or is not indented more deeply than the line of the bracket. */
const isOutside = (first: string, indent: number, bracket: Bracket, open: readonly Bracket[]): boolean =>
  isClosing(first)
    ? indent !== bracket.indent && open.slice(0, -1).some((outer) => outer.indent === indent)
    : indent <= bracket.indent;

const isOpening = (character: string | undefined): boolean => character === '{' || character === '[';
const isClosing = (character: string): boolean => character === '}' || character === ']';
const isQuote = (character: string | undefined): boolean => character === '"' || character === "'";

const isOverLines = (text: string, start: number, end: number): boolean => {
  const newline = text.indexOf('\n', start);
  return newline >= 0 && newline < end;
};

const endOfLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
};

function indentOf(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  while (text[end] === ' ') end++;
  return end - start;
}

/** Returns the offset of the closing quotation mark, or the end of the text if it is missing. */
function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/**
 * Whether a node is a quoted text that spans several lines and is followed by unexpected text: its closing quotation mark was intended to
 * open another text.
 */
export const isClosedTooLate = (text: string, start: number, end: number): boolean =>
  isQuote(text[start]) &&
  isOverLines(text, start, end) &&
  /[^\s,:\]}]/.test(text.charAt(end)) &&
  endOfQuoted(text, start) === end - 1;
