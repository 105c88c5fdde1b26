import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { DirectiveDefinition } from '../directive.js';
import type { Line } from '../lines.js';
import {
  CLASS_AND_NAME,
  classesOption,
  literalText,
  missingContent,
  numberOption,
  spanOf,
  withName,
} from './call.js';
import { optionalInteger } from './options.js';

/** `.. code:: language`: a literal block; its language is a class name, and highlighting is left to who renders it. */
export const code: DirectiveDefinition = {
  optionalArguments: 1,
  options: { ...CLASS_AND_NAME, 'number-lines': optionalInteger },
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const numbered = call.options.has('number-lines') ? (numberOption(call, 'number-lines') ?? 1) : undefined;
    const node = codeBlock(call.content, call.arguments[0], classesOption(call), call.span, numbered);
    return [withName(node, call)];
  },
};

/** A literal block of code; its lines are numbered from `firstLine` where that is given. */
export function codeBlock(
  lines: readonly Line[],
  language: string | undefined,
  classes: readonly string[],
  span: Span,
  firstLine: number | undefined,
): Element {
  const children = firstLine === undefined ? literalText(lines, span) : numberedLines(lines, firstLine);
  return element('literal_block', spanOf(lines, span), children, {
    classes: ['code', ...(language ? [language] : []), ...classes],
  });
}

/** Lines of text, each after its number. */
export function numberedLines(lines: readonly Line[], first: number): Node[] {
  const width = String(first + lines.length).length;
  return lines.flatMap((line, i) => {
    const start = { source: line.source, start: line.start, end: line.start };
    const number = text(`${String(first + i).padStart(width)} `, start);
    const ended = i < lines.length - 1 ? `${line.text}\n` : line.text;
    const rest = { source: line.source, start: line.start, end: line.start + line.text.length };
    return [
      element('inline', start, [number], { classes: ['ln'] }),
      ...(ended === '' ? [] : [text(ended, rest)]),
    ];
  });
}
