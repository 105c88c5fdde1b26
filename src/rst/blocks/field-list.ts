import { addAll, type Element, element } from '../../doc/nodes.js';
import { indentedBlock, type Line, lineSpan, linesSpan } from '../lines.js';
import { type Block, push, unfinished } from './block.js';
import { closeList, fallback, type Item, remainingItems } from './lists.js';

/** A field marker: its length, including trailing spaces, and the index of the colon that ends the name. */
export interface FieldMarker {
  readonly length: number;
  readonly nameEnd: number;
}

/**
 * The marker of a field:
 *
 *     :name: body
 *     ^~~~~~~
 *
 * Colons inside the name are escaped, or followed by neither a space nor a backquote.
 */
export function fieldMarker(text: string): FieldMarker | undefined {
  if (text.charCodeAt(0) !== 58 || text.length < 3) return undefined;
  const second = text.charAt(1);
  if (second === ':' || second === ' ') return undefined;
  let best: FieldMarker | undefined;
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) {
      i++;
      continue;
    }
    if (code !== 58) continue;
    const next = text.charCodeAt(i + 1);
    const ends = Number.isNaN(next) || next === 32;
    if (ends && text.charCodeAt(i - 1) !== 32) {
      let length = i + 1;
      while (text.charCodeAt(length) === 32) length++;
      best = { length, nameEnd: i };
    }
    if (ends || next === 96) break;
  }
  return best;
}

export function fieldList(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  const marker = fieldMarker(line.text);
  if (!marker) return false;
  const list = element('field_list', lineSpan(line));
  push(block, list);
  const first = field(block, marker);
  const rest = remainingItems(block, first.blankFinish, (at): Item | undefined => {
    const next = fieldMarker(at.lines[at.at]?.text ?? '');
    return next && field(at, next);
  });
  list.children = [first.node, ...rest.items];
  closeList(list);
  if (!rest.blankFinish) unfinished(block, 'Field list');
  return true;
}

function field(block: Block, marker: FieldMarker): Item {
  const { parser, lines } = block;
  const line = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at, { firstIndent: marker.length });
  const span = linesSpan(lines.slice(block.at, indented.next), line);
  block.at = indented.next;
  const name: Line = { text: line.text.slice(1, marker.nameEnd), source: line.source, start: line.start + 1 };
  const inline = parser.inline([name]);
  const bodySpan =
    indented.lines.length > 0
      ? linesSpan(indented.lines, line)
      : { source: span.source, start: span.end, end: span.end };
  const body: Element = element('field_body', bodySpan, [...inline.messages]);
  if (indented.lines.length > 0) addAll(body.children, parser.blocks(indented.lines, body));
  const node = element('field', span, [element('field_name', lineSpan(name), inline.nodes), body]);
  return { node, blankFinish: indented.blankFinish };
}
