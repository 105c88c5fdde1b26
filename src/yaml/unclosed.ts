/** What was read of a text up to the place at which it cannot go on. */
export interface Progress {
  /** Where the nodes begin that are not read to their end, the outermost first. */
  readonly open: readonly number[];
  /** Where the last text in quotes begins that goes on over lines, and after which its line does not end as one should. */
  readonly quoted: number | undefined;
}

/** A bracket or a quotation mark that is likely the one that is not closed. */
export interface Unclosed {
  readonly at: number;
  readonly kind: 'bracket' | 'quotation mark';
}

/**
 * Where something was likely left open, though a parser stumbles lines further down (`fault`): a text in quotes that goes on over
 * lines right up to there, or a bracket before lines that are not indented as what it holds.
 */
export function findUnclosed(text: string, { open, quoted }: Progress, fault: number): Unclosed | undefined {
  const innermost = open.at(-1);
  if (innermost !== undefined && isQuote(text[innermost]) && endOfQuoted(text, innermost) >= fault)
    return { at: innermost, kind: 'quotation mark' };
  if (quoted !== undefined) return { at: quoted, kind: 'quotation mark' };
  const flow = open.find((start) => isOpening(text[start]));
  const at = flow === undefined ? undefined : unclosedBracket(text, flow, fault);
  return at === undefined ? undefined : { at, kind: 'bracket' };
}

interface Bracket {
  readonly at: number;
  /** The column at which its line begins. */
  readonly indent: number;
}

/**
 * The bracket that another kind of bracket closes, or the last one for which a line stands too far to the left, unless a line that is
 * indented as its own closes it; from the outermost bracket on.
 */
function unclosedBracket(text: string, from: number, to: number): number | undefined {
  const open: Bracket[] = [];
  const isWholeFile = text.slice(0, from).trim() === '';
  const suspects = new Set<number>();
  let indent = indentOf(text, from);
  let isLineStart = false;
  let isFirst = false;
  // What is at the fault itself may be what stands too far to the left.
  for (let at = from; at <= to && at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') isLineStart = true;
    else if (character !== ' ' && character !== '\r') {
      isFirst = isLineStart;
      if (isLineStart) {
        indent = indentOf(text, at);
        isLineStart = false;
        const innermost = open.at(-1);
        // Where a bracket holds the whole file, lines that are not indented need not be outside of anything.
        const saysNothing = isWholeFile && indent === 0 && !isClosing(character);
        if (innermost && !saysNothing && isOutside(character, indent, innermost, open)) {
          suspects.add(innermost.at);
          // The line closes the one that it is indented as.
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

/** Whether a line cannot belong to a bracket: it closes one further out, or holds something and is no deeper than the bracket's line. */
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

/** The place of the mark that closes a text in quotes; the end of the whole text where there is none. */
function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/**
 * Whether a node is a text in quotes that goes on over lines, and is followed by what cannot follow it: the mark that closes it was meant
 * to open another one.
 */
export const isClosedTooLate = (text: string, start: number, end: number): boolean =>
  isQuote(text[start]) &&
  isOverLines(text, start, end) &&
  /[^\s,:\]}]/.test(text.charAt(end)) &&
  endOfQuoted(text, start) === end - 1;
