import { addAll, type Element, element, isElement, type Node, text } from '../doc/nodes.js';
import type { Block, LiteralBlock, TextBlock } from './blocks/block.js';
import type { InlineContext } from './inline/context.js';
import { parseInline } from './inline/parse-inline.js';
import { isBlockShortcode } from './shortcode.js';
import { contentEnd, contentStart } from './text/trim.js';

/** The elements of blocks, with their inline markup parsed. A heading becomes a rubric: sections are made of top-level headings only. */
export function elementsOf(blocks: readonly Block[], context: InlineContext): Element[] {
  const elements: Element[] = [];
  for (const block of blocks) addAll(elements, elementOf(block, context));
  return elements;
}

function elementOf(block: Block, context: InlineContext): readonly Element[] {
  switch (block.kind) {
    case 'text':
      return textElements(block, context);
    case 'heading': {
      const { span, text: content, attributes } = block;
      return [element('rubric', span, parseInline(content, context), attributes)];
    }
    case 'container':
      return [element(block.type, block.span, elementsOf(block.blocks, context), { ...block.attributes })];
    case 'literal':
      return [literalElement(block, context)];
    case 'shortcode': {
      const node = context.shortcodes.element(block.index);
      return node ? [node] : [];
    }
  }
}

function literalElement(
  { type, span, text: content, attributes }: LiteralBlock,
  context: InlineContext,
): Element {
  const children = content ? context.shortcodes.literal(content, (value) => value) : [];
  return element(type, span, children, { ...attributes });
}

function textElements(
  { type, span, text: content, attributes, checkbox }: TextBlock,
  context: InlineContext,
): readonly Element[] {
  const nodes = parseInline(content, context);
  if (checkbox) {
    const box = element('checkbox', checkbox.span, [], { data: { isChecked: checkbox.isChecked } });
    nodes.unshift(box, text(' ', { ...checkbox.span, start: checkbox.span.end, end: checkbox.span.end + 1 }));
  }
  const whole = element(type, span, nodes, { ...attributes });
  return type === 'paragraph' ? splitParagraph(whole) : [whole];
}

/** A paragraph without the blocks within its text: formulas of their own line and block shortcodes split it. */
function splitParagraph(paragraph: Element): readonly Element[] {
  if (!paragraph.children.some(isBlockInText)) return [paragraph];
  const parts: Element[] = [];
  let nodes: Node[] = [];
  const flush = (): void => {
    const kept = trimmed(nodes);
    const [first, last] = [kept[0], kept.at(-1)];
    if (first && last)
      parts.push(
        element('paragraph', { source: paragraph.source, start: first.start, end: last.end }, kept, {
          ...paragraph.attributes,
        }),
      );
    nodes = [];
  };
  for (const child of paragraph.children) {
    if (!isBlockInText(child)) nodes.push(child);
    else {
      flush();
      parts.push(child);
    }
  }
  flush();
  return parts;
}

const isBlockInText = (node: Node): node is Element =>
  isElement(node) && (node.type === 'math_block' || isBlockShortcode(node));

/** Nodes without white space at both ends. */
function trimmed(nodes: readonly Node[]): Node[] {
  const kept = [...nodes];
  const [first] = kept;
  if (first?.type === 'text') {
    const value = first.value.slice(contentStart(first.value));
    kept[0] = {
      ...first,
      value,
      start: Math.min(first.end, first.start + first.value.length - value.length),
    };
  }
  const last = kept.at(-1);
  if (last?.type === 'text') {
    const value = last.value.slice(0, contentEnd(last.value));
    const end = Math.max(last.start, last.end - (last.value.length - value.length));
    kept[kept.length - 1] = { ...last, value, end };
  }
  return kept.filter((node) => node.type !== 'text' || node.value !== '');
}
