import { type Attributes, element } from '../../doc/nodes.js';
import { lineSpan } from '../lines.js';
import { type Block, push, textAt, unfinished } from './block.js';
import { affixes, type Enumerator, enumeratorOf, enumeratorText } from './enumerator.js';
import { closeList, fallback, type Item, listItem, remainingItems } from './lists.js';

/**
 *     3. an item
 *     ^~ its enumerator
 *     #. the next one
 */
export function enumeratedList(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  const first = enumeratorOf(line.text);
  if (!first || !isItem(block, first)) return false;
  const { format, sequence, text, ordinal = 1 } = first;
  const attributes: Attributes = { enumtype: sequence === '#' ? 'arabic' : sequence, ...affixes[format] };
  const list = element('enumerated_list', lineSpan(line), [], attributes);
  push(block, list);
  if (ordinal !== 1) {
    attributes.start = ordinal;
    push(
      block,
      block.parser.reporter.report({
        level: 1,
        rule: 'rst/enumerator-start',
        message: `Enumerated list start value not ordinal-1: "${text}" (ordinal ${ordinal})`,
        span: { source: line.source, start: line.start, end: line.start + first.length },
        at: line.start,
      }),
    );
  }
  const item = listItem(block, first.length);
  let last = ordinal;
  let auto = sequence === '#';
  const rest = remainingItems(block, item.blankFinish, (at): Item | undefined => {
    const next = enumeratorOf(textAt(at, at.at) ?? '', sequence === '#' ? 'arabic' : sequence);
    if (!next || next.format !== format) return undefined;
    const follows =
      next.sequence === '#' || (!auto && next.sequence === attributes.enumtype && next.ordinal === last + 1);
    if (!follows || !isItem(at, next)) return undefined;
    if (next.sequence === '#') auto = true;
    last = next.ordinal ?? last;
    return listItem(at, next.length);
  });
  list.children = [item.node, ...rest.items];
  closeList(list);
  if (!rest.blankFinish) unfinished(block, 'Enumerated list');
  return true;
}

/** Whether the next line is a list item: the line after it is blank, indented, or starts with the next enumerator. */
function isItem(block: Block, { ordinal, sequence, format }: Enumerator): boolean {
  if (ordinal === undefined) return false;
  const below = textAt(block, block.at + 1);
  if (below === undefined || below.slice(0, 1).trim() === '') return true;
  const next = enumeratorText(ordinal + 1, sequence, format);
  return (
    next !== undefined &&
    (below.startsWith(next) || below.startsWith(`${affixes[format].prefix}#${affixes[format].suffix} `))
  );
}
