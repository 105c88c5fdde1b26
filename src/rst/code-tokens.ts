import { addAll, element, type Node, text } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { Line } from './lines.js';
import type { CodeToken } from './parser.js';

/** A line's number is shown, and stands for nothing of the code. */
interface ShownToken extends CodeToken {
  readonly isNumber?: boolean;
}

/** Tokens as nodes: text, or an `inline` with the token's classes. `place` is where a range of the code stands. */
export function tokenNodes(
  tokens: readonly ShownToken[],
  place: (start: number, end: number) => Span,
): Node[] {
  let offset = 0;
  const nodes: Node[] = [];
  for (const token of tokens) {
    const length = token.isNumber ? 0 : token.text.length;
    const span = place(offset, offset + length);
    offset += length;
    const children = token.text === '' ? [] : [text(token.text, span)];
    if (token.classes.length > 0)
      nodes.push(element('inline', span, children, { classes: [...token.classes] }));
    else addAll(nodes, children);
  }
  return nodes;
}

/** The tokens with the number of its line before what each line begins with. */
export function numberLines(tokens: readonly CodeToken[], first: number, count: number): ShownToken[] {
  const width = String(first + count).length;
  let line = first;
  const number = (): ShownToken => ({
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

/** Where a range of some lines' text, joined, stands. */
export function placeInLines(lines: readonly Line[], otherwise: Span): (start: number, end: number) => Span {
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
