import { addAll, element, type Node, text } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { Line } from './lines.js';
import type { CodeToken } from './parser.js';

interface NumberedToken extends CodeToken {
  /** Whether the token is a line number rather than part of the code. */
  readonly isNumber?: boolean;
}

/** Converts tokens to text nodes and `inline` elements with their classes; `spanOf` maps a range of the code to the source. */
export function tokenNodes(
  tokens: readonly NumberedToken[],
  spanOf: (start: number, end: number) => Span,
): Node[] {
  let offset = 0;
  const nodes: Node[] = [];
  for (const token of tokens) {
    const length = token.isNumber ? 0 : token.text.length;
    const span = spanOf(offset, offset + length);
    offset += length;
    const children = token.text === '' ? [] : [text(token.text, span)];
    if (token.classes.length > 0)
      nodes.push(element('inline', span, children, { classes: [...token.classes] }));
    else addAll(nodes, children);
  }
  return nodes;
}

/** Inserts line numbers into tokens. */
export function numberLines(tokens: readonly CodeToken[], first: number, count: number): NumberedToken[] {
  const width = String(first + count).length;
  let line = first;
  const number = (): NumberedToken => ({
    classes: ['ln'],
    text: `${String(line).padStart(width)} `,
    isNumber: true,
  });
  const numbered = [number()];
  for (const { classes, text: value } of tokens) {
    const lines = value.split('\n');
    for (const [i, part] of lines.entries()) {
      const isLast = i === lines.length - 1;
      numbered.push({ classes, text: isLast ? part : `${part}\n` });
      if (isLast) continue;
      line++;
      numbered.push(number());
    }
  }
  return numbered;
}

/** Returns a function that maps a range of the joined text of lines to the source. */
export function spansInLines(lines: readonly Line[], otherwise: Span): (start: number, end: number) => Span {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  let at = 0;
  const offsetOf = (index: number): number | undefined => {
    while (at < lines.length - 1 && (starts[at + 1] ?? 0) <= index) at++;
    while (at > 0 && (starts[at] ?? 0) > index) at--;
    const line = lines[at];
    return line && Math.min(line.start + index - (starts[at] ?? 0), line.start + line.text.length);
  };
  return (start, end) => {
    const from = offsetOf(start);
    const to = end > start ? offsetOf(end - 1) : undefined;
    const source = lines[0]?.source;
    if (from === undefined || !source) return otherwise;
    return {
      source,
      start: from,
      end: to === undefined ? from : Math.min(Math.max(from, to + 1), source.text.length),
    };
  };
}
