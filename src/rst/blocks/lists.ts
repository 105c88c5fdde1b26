import { type Element, element } from '../../doc/nodes.js';
import { indentedBlock, indentOf, type Line, linesSpan } from '../lines.js';
import { type Block, textAt } from './block.js';

/** A list item with the flag that says whether a blank line follows it. */
export interface Item {
  readonly node: Element;
  readonly blankFinish: boolean;
}

/** The item whose marker takes up the first `indent` characters of the next line; moves past it. */
export function listItem(block: Block, indent: number): Item {
  const { lines, parser } = block;
  const line = lines[block.at];
  const text = line?.text ?? '';
  const found = indentedBlock(
    lines,
    block.at,
    text.length > indent ? { blockIndent: indent } : { firstIndent: indent },
  );
  const whole = lines.slice(block.at, found.next);
  const span = linesSpan(whole, line ?? fallback(lines));
  const node = element('list_item', span);
  block.at = found.next;
  if (found.lines.length > 0) node.children = parser.blocks(found.lines, node);
  return { node, blankFinish: found.blankFinish };
}

/**
 * Reads further items of a list that has begun: `read` takes the item at the next line, or says that the list ends there. Blank
 * lines between items belong to the list.
 */
export function furtherItems(
  block: Block,
  blankFinish: boolean,
  read: (block: Block) => Item | undefined,
): { items: Element[]; blankFinish: boolean } {
  const items: Element[] = [];
  let finished = blankFinish;
  for (;;) {
    let next = block.at;
    while (next < block.lines.length && textAt(block, next) === '') next++;
    if (next >= block.lines.length) {
      // Blank lines at the end of the input finish any block.
      block.at = next;
      return { items, blankFinish: finished };
    }
    const before = block.at;
    block.at = next;
    if (indentOf(textAt(block, next) ?? '') > 0) return { items, blankFinish: finished };
    const item = read(block);
    if (!item) {
      block.at = Math.max(before, next);
      return { items, blankFinish: finished };
    }
    items.push(item.node);
    finished = item.blankFinish;
  }
}

/** The span of a list is that of its items. */
export function closeList(list: Element): void {
  const last = list.children.at(-1);
  if (last && last.source === list.source) list.end = Math.max(list.end, last.end);
}

export function fallback(lines: readonly Line[]): Line {
  const line = lines.at(-1);
  if (!line) throw new Error('a block has at least one line');
  return line;
}
