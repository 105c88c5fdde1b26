import type { Attributes, ElementName } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { MappedText } from '../text/mapped-text.js';
import { contentEnd, contentStart } from '../text/trim.js';

/** A block whose inline markup is not parsed yet: link definitions may follow it. */
export type Block =
  | TextBlock
  | HeadingBlock
  | ContainerBlock
  | LiteralBlock
  | { readonly kind: 'shortcode'; readonly index: number };

/** A block with inline content. */
export interface TextBlock {
  readonly kind: 'text';
  readonly type: ElementName;
  readonly span: Span;
  readonly text: MappedText;
  readonly attributes?: Attributes;
  /** The box of a task list item, which the paragraph begins with. */
  readonly checkbox?: { readonly isChecked: boolean; readonly span: Span } | undefined;
}

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly depth: number;
  readonly span: Span;
  readonly text: MappedText;
  readonly attributes: Attributes;
  /** Further ids, of an anchor in the line above. */
  readonly aliases: readonly string[];
}

export interface ContainerBlock {
  readonly kind: 'container';
  readonly type: ElementName;
  span: Span;
  readonly blocks: Block[];
  readonly attributes?: Attributes;
}

/** Code, raw HTML or a comment: text without markup, in which only shortcodes are read. */
export interface LiteralBlock {
  readonly kind: 'literal';
  readonly type: 'literal_block' | 'raw' | 'comment' | 'transition';
  readonly span: Span;
  readonly text: MappedText | undefined;
  readonly attributes?: Attributes;
}

/** A block that consists of other blocks, whose range it includes. */
export function container(
  type: ElementName,
  span: Span,
  blocks: Block[],
  attributes?: Attributes,
): ContainerBlock {
  const [first, last] = [blocks[0], blocks.at(-1)];
  const start = first && 'span' in first ? Math.min(span.start, first.span.start) : span.start;
  const end = last && 'span' in last ? Math.max(span.end, last.span.end) : span.end;
  return {
    kind: 'container',
    type,
    span: { ...span, start, end },
    blocks,
    ...(attributes ? { attributes } : {}),
  };
}

/** The range of a block without the white space around it. */
export function contentSpan(block: MappedText): Span {
  const start = contentStart(block.text);
  return block.span(start, Math.max(start, contentEnd(block.text)));
}
