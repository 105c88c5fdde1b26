import { type DataValue, type Element, type ElementName, element, type Node, text } from '../../doc/nodes.js';
import type { SourceText, Span } from '../../source/text.js';
import type { Definition } from '../names/definition.js';

/** A title with its blocks that a template variable or a shortcode produces. */
export interface GeneratedUnit {
  /** Identifies the unit within the generated content. */
  readonly key: string;
  /** With explicit ids (`attributes.ids`) if the layout has ids of its own. */
  readonly title: Element | undefined;
  readonly body: readonly Element[];
  /** The names that it defines. */
  readonly defines?: readonly Definition[];
  /** The level below the section that contains the variable or the shortcode; default 1. */
  readonly depth?: number;
  /** Whether content is missing because its source is missing or unreadable. */
  readonly isIncomplete?: boolean;
}

/** A placeholder for content whose source is missing or unreadable. */
export const missing = (key: string): GeneratedUnit => ({
  key,
  title: undefined,
  body: [],
  isIncomplete: true,
});

/** Parses a description: RST without titles. */
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

/** A title that consists of a literal, with optional text around it. */
export function literalTitle(span: Span, literal: string, before = '', after = ''): Element {
  const children: Node[] = [element('literal', span, [text(literal, span)])];
  if (before !== '') children.unshift(text(before, span));
  if (after !== '') children.push(text(after, span));
  return element('title', span, children);
}

export const paragraph = (span: Span, content: string): Element =>
  element('paragraph', span, [text(content, span)]);

const isBlock = (node: Node): node is Element => node.type !== 'text';

/** The blocks of a description; empty if there is none. */
export const described = (description: SourceText | undefined, describe: Describe): Element[] =>
  description === undefined ? [] : describe(description).filter(isBlock);
