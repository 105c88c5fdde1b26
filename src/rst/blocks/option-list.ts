import { type Element, element, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { indentedBlock, lineSpan, linesSpan } from '../lines.js';
import { type Block, push, unfinished } from './block.js';
import { closeList, fallback, type Item, remainingItems } from './lists.js';

const argument = '(?:[a-zA-Z][a-zA-Z0-9_-]*|<[^<>]+>)';
const option = `(?:(?:-|\\+)[a-zA-Z0-9](?: ?${argument})?|(?:--|/)[a-zA-Z0-9][a-zA-Z0-9_-]*(?:[ =]${argument})?)`;
const optionPattern = new RegExp(option, 'g');
const marker = new RegExp(`^${option}(?:, ${option})*(?:  +| ?$)`);

/** Whether a line starts with the marker of an option list item. */
export const isOptionMarker = (line: string): boolean => marker.test(line);

/**
 *     -o FILE, --output=FILE  write the result to FILE
 *     ^~~~~~~~~~~~~~~~~~~~~~
 */
export function optionList(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  const first = optionListItem(block);
  if (!first) return false;
  const list = element('option_list', lineSpan(line));
  push(block, list);
  const rest = remainingItems(block, first.blankFinish, optionListItem);
  list.children = [first.node, ...rest.items];
  closeList(list);
  if (!rest.blankFinish) unfinished(block, 'Option list');
  return true;
}

function optionListItem(block: Block): Item | undefined {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const code = line.text.charCodeAt(0);
  if (code !== 45 && code !== 43 && code !== 47) return undefined;
  const match = marker.exec(line.text)?.[0];
  if (match === undefined) return undefined;
  const indented = indentedBlock(lines, block.at, { firstIndent: match.length });
  if (indented.lines.length === 0) return undefined;
  const span = linesSpan(lines.slice(block.at, indented.next), line);
  block.at = indented.next;
  const group: Span = { source: line.source, start: line.start, end: line.start + match.trimEnd().length };
  const body = linesSpan(indented.lines, line);
  const description = element('description', body);
  description.children = parser.blocks(indented.lines, description);
  const node = element('option_list_item', span, [
    element('option_group', group, options(match.trimEnd(), group)),
    description,
  ]);
  return { node, blankFinish: indented.blankFinish };
}

function options(markerText: string, span: Span): Element[] {
  let at = span.start;
  return (markerText.match(optionPattern) ?? []).map((written) => {
    const optionSpan: Span = { source: span.source, start: at, end: at + written.length };
    at = optionSpan.end + 2;
    const { name, delimiter, value } = splitOption(written);
    const nameSpan = { ...optionSpan, end: optionSpan.start + name.length };
    const node = element('option', optionSpan, [element('option_string', nameSpan, [text(name, nameSpan)])]);
    if (value !== undefined) {
      const valueSpan = { ...optionSpan, start: optionSpan.end - value.length };
      node.children.push(element('option_argument', valueSpan, [text(value, valueSpan)], { delimiter }));
    }
    return node;
  });
}

function splitOption(written: string): { name: string; delimiter: string; value: string | undefined } {
  const space = written.indexOf(' ');
  const first = space < 0 ? written : written.slice(0, space);
  const equals = first.indexOf('=');
  if (equals >= 0)
    return { name: written.slice(0, equals), delimiter: '=', value: written.slice(equals + 1) };
  const isShort = (first.startsWith('-') && !first.startsWith('--')) || first.startsWith('+');
  if (isShort && first.length > 2)
    return { name: written.slice(0, 2), delimiter: '', value: written.slice(2) };
  return space < 0
    ? { name: written, delimiter: '', value: undefined }
    : { name: first, delimiter: ' ', value: written.slice(space + 1) };
}
