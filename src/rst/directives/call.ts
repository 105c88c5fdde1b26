import { normalizeName } from '../../doc/names.js';
import { type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { directiveError } from '../directive.js';
import type { Line } from '../lines.js';
import type { DirectiveCall, Parser } from '../parser.js';
import { classNames, type OptionSpec, unchanged } from './options.js';

/** Options that most directives have. */
export const CLASS_AND_NAME: OptionSpec = { class: classNames, name: unchanged };

/** The value of a text option; `undefined` if it is not set. */
export function textOption(call: DirectiveCall, name: string): string | undefined {
  const value = call.options.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** The value of a numeric option; `undefined` if it is not set. */
export function numberOption(call: DirectiveCall, name: string): number | undefined {
  const value = call.options.get(name);
  return typeof value === 'number' ? value : undefined;
}

/** The class names in an option; empty if it is not set. */
export function classesOption(call: DirectiveCall, name = 'class'): string[] {
  const value = call.options.get(name);
  return Array.isArray(value) ? value.map(String) : [];
}

/** Adds the class names and the reference name from the options to an element. */
export const withClassAndName = (node: Element, call: DirectiveCall): Element =>
  withName(withClasses(node, call), call);

/** Adds the class names from the options to an element. */
export function withClasses(node: Element, call: DirectiveCall): Element {
  const classes = [...(node.attributes.classes ?? []), ...classesOption(call)];
  if (classes.length > 0) node.attributes.classes = classes;
  return node;
}

/** Adds the reference name from an option to an element. */
export function withName(node: Element, call: DirectiveCall, option = 'name'): Element {
  const name = textOption(call, option);
  if (name !== undefined) node.attributes.names = [...(node.attributes.names ?? []), normalizeName(name)];
  return node;
}

/** Reports a missing content block; `undefined` if there is content. */
export function missingContent(call: DirectiveCall, parser: Parser): Element | undefined {
  if (call.content.length > 0) return undefined;
  const message = `Content block expected for the "${call.name}" directive; none found.`;
  return directiveError(call, parser, { level: 3, message });
}

/** Parses lines as the inline content of a new element; returns it with the messages about its markup. */
export function inlineElement(
  type: Element['type'],
  lines: readonly Line[],
  call: DirectiveCall,
  parser: Parser,
): { node: Element; messages: Element[] } {
  const { nodes, messages } = parser.inline(lines, call.span.start);
  return { node: element(type, spanOf(lines, call.span), nodes), messages };
}

/** The lines as a text node without markup. */
export function literalText(lines: readonly Line[], otherwise: Span): Node[] {
  const value = lines.map((line) => line.text).join('\n');
  return value === '' ? [] : [text(value, spanOf(lines, otherwise))];
}

/** The range of an option's value, or of the directive's name if the option is not set. */
export function optionSpan(call: DirectiveCall, name: string): Span {
  return spanOf(call.optionLines.get(name) ?? [], call.nameSpan);
}

/** The range of the arguments, or of the directive's name if there are none. */
export const argumentSpan = (call: DirectiveCall): Span => spanOf(call.argumentLines, call.nameSpan);

/** The range of the lines that are from the same source as the first one. */
export function spanOf(lines: readonly Line[], otherwise: Span): Span {
  const first = lines[0];
  if (!first) return otherwise;
  let end = first.start + first.text.length;
  for (const line of lines)
    if (line.source === first.source) end = Math.max(end, line.start + line.text.length);
  return { source: first.source, start: first.start, end };
}
