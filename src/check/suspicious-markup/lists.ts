import { type Element, isElement } from '../../doc/nodes.js';
import { type Problem, suspicious } from './patterns.js';

const lists: ReadonlySet<string> = new Set(['bullet_list', 'enumerated_list']);

const otherColumn = suspicious(
  'The list item is not aligned with the list before it, so that it becomes a quotation.',
  'Align the item with the others, or with the text of the item that contains it.',
);

const quotedList: Problem = {
  ...suspicious(
    'The list is parsed as a quotation because it is indented.',
    'Remove the indentation of the list.',
  ),
  severity: 'info',
};

/**
 * Returns the problem of a list in a block quote (`rst/suspicious-markup`), given the block before it: an item that is one or two columns
 * off the list before it, or an indented list after a sentence that ends in a colon (info).
 */
export function quotedListProblem(quote: Element, before: Element | undefined): Problem | undefined {
  if (quote.type !== 'block_quote' || !before) return undefined;
  const [list] = quote.children;
  if (!list || !isElement(list) || !lists.has(list.type)) return undefined;
  if (before.type === list.type)
    return columnOf(list) - columnOf(before) < 3 && markerOf(list) === markerOf(before)
      ? otherColumn
      : undefined;
  const text = before.type === 'paragraph' ? before.source.text.slice(before.start, before.end) : '';
  return quote.children.length === 1 && text.trimEnd().endsWith(':') ? quotedList : undefined;
}

const columnOf = ({ source, start }: Element): number => source.position(start).column;

/** The marker of a bullet list; all enumerations count as alike. */
const markerOf = ({ type, source, start }: Element): string =>
  type === 'bullet_list' ? (source.text[start] ?? '') : '1';
