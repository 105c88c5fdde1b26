import { element } from '../../doc/nodes.js';
import { lineSpan } from '../lines.js';
import { type Block, push, unfinished } from './block.js';
import { closeList, fallback, type Item, listItem, remainingItems } from './lists.js';

const marker = /^[-+*\u2022\u2023\u2043](?: +|$)/;

/**
 *     - an item
 *     ^ its bullet
 *       with a continuation line
 */
export function bulletList(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  const match = marker.exec(line.text);
  if (!match) return false;
  const bullet = line.text.charAt(0);
  const list = element('bullet_list', lineSpan(line), [], { bullet });
  push(block, list);
  const first = listItem(block, match[0].length);
  const rest = remainingItems(block, first.blankFinish, (at): Item | undefined => {
    const text = at.lines[at.at]?.text ?? '';
    const found = text.startsWith(bullet) ? marker.exec(text) : null;
    return found ? listItem(at, found[0].length) : undefined;
  });
  list.children = [first.node, ...rest.items];
  closeList(list);
  if (!rest.blankFinish) unfinished(block, 'Bullet list');
  return true;
}
