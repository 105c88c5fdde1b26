import { normalizeName } from '../../doc/names.js';
import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { directiveError } from '../directive.js';
import type { Line } from '../lines.js';
import type { DirectiveCall, Parser } from '../parser.js';
import { classNames, type OptionSpec, unchanged } from './options.js';

/** The options that nearly every directive has. */
export const CLASS_AND_NAME: OptionSpec = { class: classNames, name: unchanged };

/** An option's text; undefined where it was not given. */
export function textOption(call: DirectiveCall, name: string): string | undefined {
  const value = call.options.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function numberOption(call: DirectiveCall, name: string): number | undefined {
  const value = call.options.get(name);
  return typeof value === 'number' ? value : undefined;
}

/** Class names that an option holds. */
export function classesOption(call: DirectiveCall, name = 'class'): string[] {
  const value = call.options.get(name);
  return Array.isArray(value) ? value.map(String) : [];
}

/** Puts class names and the reference name that the options give onto the directive's element. */
export const withClassAndName = (node: Element, call: DirectiveCall): Element =>
  withName(withClasses(node, call), call);

export function withClasses(node: Element, call: DirectiveCall): Element {
  const classes = [...(node.attributes.classes ?? []), ...classesOption(call)];
  if (classes.length > 0) node.attributes.classes = classes;
  return node;
}

export function withName(node: Element, call: DirectiveCall, option = 'name'): Element {
  const name = textOption(call, option);
  if (name !== undefined) node.attributes.names = [...(node.attributes.names ?? []), normalizeName(name)];
  return node;
}

/** What is reported of a directive that has no content; undefined where it has some. */
export function missingContent(call: DirectiveCall, parser: Parser): Element | undefined {
  if (call.content.length > 0) return undefined;
  const message = `Content block expected for the "${call.name}" directive; none found.`;
  return directiveError(call, parser, { level: 3, message });
}

/** An element whose text is inline markup in some lines, and the messages about that markup. */
export function inlineElement(
  type: Element['type'],
  lines: readonly Line[],
  call: DirectiveCall,
  parser: Parser,
): { node: Element; messages: Element[] } {
  const { nodes, messages } = parser.inline(lines, call.span.start);
  return { node: element(type, spanOf(lines, call.span), nodes), messages };
}

/** The text of lines as one text node, as it stands. */
export function literalText(lines: readonly Line[], otherwise: Span): Node[] {
  const value = lines.map((line) => line.text).join('\n');
  return value === '' ? [] : [text(value, spanOf(lines, otherwise))];
}

/** Where an option's text stands, for a message about it; the directive's name where the option was not given. */
export function optionSpan(call: DirectiveCall, name: string): Span {
  return spanOf(call.optionLines.get(name) ?? [], call.nameSpan);
}

/** Where the arguments stand. */
export const argumentSpan = (call: DirectiveCall): Span => spanOf(call.argumentLines, call.nameSpan);

/** From the start of the first line to the end of the last. */
export function spanOf(lines: readonly Line[], otherwise: Span): Span {
  const first = lines[0];
  if (!first) return otherwise;
  let end = first.start + first.text.length;
  for (const line of lines)
    if (line.source === first.source) end = Math.max(end, line.start + line.text.length);
  return { source: first.source, start: first.start, end };
}
