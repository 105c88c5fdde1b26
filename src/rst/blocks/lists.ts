import { type Element, element } from '../../doc/nodes.js';
import { indentedBlock, indentOf, type Line, linesSpan } from '../lines.js';
import { type Block, textAt } from './block.js';

/** A list item, and whether a blank line follows it. */
export interface Item {
  readonly node: Element;
  readonly blankFinish: boolean;
}

/** Parses the list item at the next line; its marker has `indent` characters. */
export function listItem(block: Block, indent: number): Item {
  const { lines, parser } = block;
  const line = lines[block.at];
  const text = line?.text ?? '';
  const indented = indentedBlock(
    lines,
    block.at,
    text.length > indent ? { blockIndent: indent } : { firstIndent: indent },
  );
  const whole = lines.slice(block.at, indented.next);
  const span = linesSpan(whole, line ?? fallback(lines));
  const node = element('list_item', span);
  block.at = indented.next;
  if (indented.lines.length > 0) node.children = parser.blocks(indented.lines, node);
  return { node, blankFinish: indented.blankFinish };
}

/**
 * Parses the remaining items of a list, including blank lines between them. `read` parses the item at the next line, or
 * returns `undefined` at the end of the list.
 */
export function remainingItems(
  block: Block,
  blankFinish: boolean,
  read: (block: Block) => Item | undefined,
): { items: Element[]; blankFinish: boolean } {
  const items: Element[] = [];
  let endsBlank = blankFinish;
  for (;;) {
    let next = block.at;
    while (next < block.lines.length && textAt(block, next) === '') next++;
    if (next >= block.lines.length) {
      block.at = next;
      return { items, blankFinish: endsBlank };
    }
    const before = block.at;
    block.at = next;
    if (indentOf(textAt(block, next) ?? '') > 0) return { items, blankFinish: endsBlank };
    const item = read(block);
    if (!item) {
      block.at = Math.max(before, next);
      return { items, blankFinish: endsBlank };
    }
    items.push(item.node);
    endsBlank = item.blankFinish;
  }
}

/** Extends a list to the end of its last item. */
export function closeList(list: Element): void {
  const last = list.children.at(-1);
  if (last && last.source === list.source) list.end = Math.max(list.end, last.end);
}

export function fallback(lines: readonly Line[]): Line {
  const line = lines.at(-1);
  if (!line) throw new Error('a block has at least one line');
  return line;
}
