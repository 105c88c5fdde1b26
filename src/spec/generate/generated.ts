import { type DataValue, type Element, type ElementName, element, type Node, text } from '../../doc/nodes.js';
import type { SourceText, Span } from '../../source/text.js';

/** A title with its blocks that a template variable stands for; it goes `below` the title before it, or has none. */
export interface GeneratedUnit {
  /** What the unit is known by, within what is generated. */
  readonly key: string;
  readonly title: Element | undefined;
  readonly body: readonly Element[];
  /** Whether something is missing from it, since its source cannot be read. */
  readonly isIncomplete?: boolean;
}

/** What stands for content whose source cannot be read. */
export const missing = (key: string): GeneratedUnit => ({
  key,
  title: undefined,
  body: [],
  isIncomplete: true,
});

/** Parses a description: RST, in which no titles stand. */
export type Describe = (description: SourceText) => readonly Node[];

/** An element with plain values for its template. */
export function generated(
  type: ElementName,
  span: Span,
  data: Readonly<Record<string, DataValue>>,
  children: readonly Node[] = [],
): Element {
  return { ...element(type, span, [...children]), attributes: { data } };
}

/** A title that consists of a literal, with text around it. */
export function literalTitle(span: Span, literal: string, before = '', after = ''): Element {
  const children: Node[] = [element('literal', span, [text(literal, span)])];
  if (before !== '') children.unshift(text(before, span));
  if (after !== '') children.push(text(after, span));
  return element('title', span, children);
}

export const paragraph = (span: Span, content: string): Element =>
  element('paragraph', span, [text(content, span)]);

export const isBlock = (node: Node): node is Element => node.type !== 'text';

/** The blocks of a description; none where there is no description. */
export const described = (description: SourceText | undefined, describe: Describe): Element[] =>
  description === undefined ? [] : describe(description).filter(isBlock);
