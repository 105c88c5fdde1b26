import { type Element, element, isElement, type Node } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, DirectiveDefinition } from '../parser.js';
import { tableElement } from '../tables/build-table.js';
import { CLASS_AND_NAME, numberOption } from './call.js';
import { nonnegativeInteger } from './options.js';
import {
  checkDimensions,
  columnWidths,
  frameTable,
  TABLE_OPTIONS,
  tableTitle,
  widthsClass,
} from './table-frame.js';

/** `.. list-table:: title`: a table in the form of a two-level bullet list. */
export const listTable: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: {
    ...CLASS_AND_NAME,
    ...TABLE_OPTIONS,
    'header-rows': nonnegativeInteger,
    'stub-columns': nonnegativeInteger,
  },
  hasContent: true,
  run(call, parser) {
    if (call.content.length === 0) {
      const message = `The "${call.name}" directive is empty; content required.`;
      return [directiveError(call, parser, { level: 3, message })];
    }
    const title = tableTitle(call, parser);
    const rows = listRows(parser.blocks(call.content, { ...call.span }));
    if ('error' in rows) {
      const message = `Error parsing content block for the "${call.name}" directive: ${rows.error}`;
      return [directiveError(call, parser, { level: 3, message, span: rows.node ?? call.nameSpan })];
    }
    const headRows = numberOption(call, 'header-rows') ?? 0;
    const stubColumns = numberOption(call, 'stub-columns') ?? 0;
    const sizes = rows.map((row) => row.children.length);
    const widths = columnWidths(call, parser, sizes[0] ?? 0);
    if (!('length' in widths)) return [widths];
    const error = checkDimensions(call, parser, sizes, headRows, stubColumns);
    if (error) return [error];
    return buildListTable(call, rows, widths, headRows, stubColumns, title);
  },
};

function buildListTable(
  call: DirectiveCall,
  lists: readonly Element[],
  widths: readonly number[],
  headRows: number,
  stubColumns: number,
  title: ReturnType<typeof tableTitle>,
): Node[] {
  const rows = lists.map((list) =>
    element(
      'row',
      list,
      elementsOf(list.children).map((item) => element('entry', item, item.children)),
    ),
  );
  const options = { stubColumns, classes: widthsClass(call) };
  const table = tableElement(widths, rows.slice(0, headRows), rows.slice(headRows), call.span, options);
  frameTable(table, call, title);
  return [table, ...title.messages];
}

const elementsOf = (nodes: readonly Node[]): Element[] => nodes.filter(isElement);

interface ListError {
  readonly error: string;
  readonly node: Node | undefined;
}

/** The second-level lists of a uniform two-level bullet list, or an error. */
function listRows(nodes: readonly Node[]): Element[] | ListError {
  const list = onlyBulletList(nodes);
  if (!list)
    return {
      error: 'exactly one bullet list expected.',
      node: nodes.find((node) => node.type !== 'bullet_list'),
    };
  const rows: Element[] = [];
  for (const [i, item] of elementsOf(list.children).entries()) {
    const row = onlyBulletList(item.children);
    if (!row) {
      const error = `two-level bullet list expected, but row ${i + 1} does not contain a second-level bullet list.`;
      return { error, node: item };
    }
    const first = rows[0] ?? row;
    if (row.children.length !== first.children.length) {
      const counts = `(${row.children.length} vs ${first.children.length})`;
      const error = `uniform two-level bullet list expected, but row ${i + 1} does not contain the same number of items as row 1 ${counts}.`;
      return { error, node: item };
    }
    rows.push(row);
  }
  return rows;
}

function onlyBulletList(nodes: readonly Node[]): Element | undefined {
  const [only] = nodes;
  return nodes.length === 1 && only && isElement(only) && only.type === 'bullet_list' ? only : undefined;
}
