import { type Element, element, type Node } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { numberLines, spansInLines, tokenNodes } from '../code-tokens.js';
import { type Line, textOfLines } from '../lines.js';
import type { CodeToken, DirectiveDefinition, Parser } from '../parser.js';
import { CLASS_AND_NAME, classesOption, missingContent, numberOption, spanOf, withName } from './call.js';
import { optionalInteger } from './options.js';

/** `.. code:: language`: a literal block with the language as class name. */
export const code: DirectiveDefinition = {
  optionalArguments: 1,
  options: { ...CLASS_AND_NAME, 'number-lines': optionalInteger },
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const numbered = call.options.has('number-lines') ? (numberOption(call, 'number-lines') ?? 1) : undefined;
    const node = codeBlock(call.content, call.arguments[0], classesOption(call), call.span, numbered, parser);
    return [withName(node, call)];
  },
};

/** Creates a literal block of code; its lines are numbered if `firstLine` is defined. */
export function codeBlock(
  lines: readonly Line[],
  language: string | undefined,
  classes: readonly string[],
  span: Span,
  firstLine: number | undefined,
  parser: Parser,
): Element {
  const value = textOfLines(lines);
  const tokens = (language ? parser.options.highlight?.(value, language) : undefined) ?? [
    { classes: [], text: value },
  ];
  const children =
    firstLine === undefined
      ? tokenNodes(tokens, spansInLines(lines, span))
      : numberedNodes(tokens, lines, span, firstLine);
  return element('literal_block', spanOf(lines, span), children, {
    classes: ['code', ...(language ? [language] : []), ...classes],
  });
}

/** The text of lines with line numbers. */
export const numberedLines = (lines: readonly Line[], first: number, span: Span): Node[] =>
  numberedNodes([{ classes: [], text: textOfLines(lines) }], lines, span, first);

function numberedNodes(
  tokens: readonly CodeToken[],
  lines: readonly Line[],
  span: Span,
  first: number,
): Node[] {
  return tokenNodes(numberLines(tokens, first, lines.length), spansInLines(lines, span));
}
