import { type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import { mayScrollSideways } from '../may-scroll.js';
import { attributesOf, compact, wrap, wrapItems } from './tags.js';
import type { ElementWriter, Writer } from './writer.js';

const childrenOf = (element: Element, type: string): Element[] =>
  element.children.filter((child): child is Element => isElement(child) && child.type === type);

const isGivenWidths = ({ attributes }: Element): boolean =>
  attributes.classes?.includes('colwidths-given') === true || attributes.colwidths === 'given';

/** Column widths in percent if the author specified them; otherwise the browser chooses. */
function columns(table: Element, specs: readonly Element[]): string {
  if (!isGivenWidths(table)) return '';
  const widths = specs.map(({ attributes: { colwidth } }) => (typeof colwidth === 'number' ? colwidth : 0));
  const all = widths.reduce((sum, width) => sum + width, 0);
  if (all === 0) return '';
  const cols = widths.map((width) => `<col style="width: ${Math.round((100 * width) / all)}%">`);
  return `<colgroup>${cols.join('')}</colgroup>\n`;
}

/**
 * The rows of a head or a body. `stubs` lists the columns of row headers, so the column of each cell has to be computed
 * from the cells that span it:
 *
 *     +---+---+---+      cell d is the second cell of its row
 *     | a | b | c |      and in the third column
 *     |   +---+---+
 *     |       | d |
 */
function rows(part: Element, stubs: readonly boolean[], head: boolean, writer: Writer): string {
  const covered: number[] = [];
  let html = '';
  for (const row of childrenOf(part, 'row')) {
    let cells = '';
    let column = 0;
    for (const entry of childrenOf(row, 'entry')) {
      while ((covered[column] ?? 0) > 0) covered[column] = (covered[column++] ?? 0) - 1;
      const { morecols = 0, morerows = 0 } = entry.attributes;
      cells += cell(entry, head, stubs[column] === true, writer);
      for (let i = 0; i <= morecols; i++) covered[column++] = morerows;
    }
    for (; column < covered.length; column++) covered[column] = Math.max(0, (covered[column] ?? 0) - 1);
    html += `<tr${attributesOf(row)}>${cells}</tr>\n`;
  }
  return html;
}

function cell(entry: Element, head: boolean, stub: boolean, writer: Writer): string {
  const { morecols, morerows, align } = entry.attributes;
  const own = align === undefined ? '' : `text-${align}`;
  const spans =
    (morecols ? ` colspan="${morecols + 1}"` : '') + (morerows ? ` rowspan="${morerows + 1}"` : '');
  const content = compact(entry.children, writer);
  // An empty header cell labels nothing.
  if (content === '' || !(head || stub)) return wrap('td', entry, content, own, spans);
  return wrap('th', entry, content, own, `${spans} scope="${head ? 'col' : 'row'}"`);
}

const table: ElementWriter = (element, writer) => {
  let caption = '';
  let content = '';
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.type === 'title') caption = `${wrap('caption', child, writer.nodes(child.children))}\n`;
    else if (child.type === 'tgroup') content += group(element, child, writer);
  }
  const { align } = element.attributes;
  const own = align === undefined ? '' : `align-${align}`;
  // A box that contains links can be scrolled with the keyboard already.
  const focusable =
    !content.includes('<a ') && mayScrollSideways(longestWords(element)) ? ' tabindex="0"' : '';
  return `<div class="scroll"${focusable}>${wrapItems('table', element, `\n${caption}${content}`, own)}</div>\n`;
};

/** The length of the longest word of each column, without regard to cells that span columns. */
function longestWords(table: Element): number[] {
  const longest: number[] = [];
  const look = (part: Element): void => {
    if (part.type !== 'row') for (const child of part.children) isElement(child) && look(child);
    else
      for (const [column, entry] of childrenOf(part, 'entry').entries())
        for (const word of textOf(entry).split(/\s+/))
          longest[column] = Math.max(longest[column] ?? 0, word.length);
  };
  for (const child of table.children) if (isElement(child) && child.type === 'tgroup') look(child);
  return longest;
}

function group(table: Element, tgroup: Element, writer: Writer): string {
  const specs = childrenOf(tgroup, 'colspec');
  const stubs = specs.map(
    ({ attributes: { stub } }) => stub === true || (typeof stub === 'number' && stub > 0),
  );
  let html = columns(table, specs);
  for (const part of tgroup.children) {
    if (!isElement(part)) continue;
    if (part.type === 'thead') html += `<thead>\n${rows(part, stubs, true, writer)}</thead>\n`;
    else if (part.type === 'tbody') html += `<tbody>\n${rows(part, stubs, false, writer)}</tbody>\n`;
  }
  return html;
}

const contents = (element: { readonly children: readonly Node[] }, writer: Writer): string =>
  writer.nodes(element.children);

/** Tables and their parts. */
export const tableElements = {
  table,
  tgroup: contents,
  colspec: () => '',
  thead: contents,
  tbody: contents,
  row: contents,
  entry: contents,
} satisfies Record<string, ElementWriter>;
