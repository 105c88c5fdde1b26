import { type Element, element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Line } from '../lines.js';
import type { Parser } from '../parser.js';
import type { TableCell, TableRow, TableStructure } from './structure.js';

export interface TableOptions {
  /** The number of leading columns that contain row headers. */
  readonly stubColumns?: number;
  readonly classes?: readonly string[];
}

/** Converts a table to elements of the CALS exchange table model, and parses the content of its cells. */
export function buildTable(
  table: TableStructure,
  span: Span,
  parser: Parser,
  options: TableOptions = {},
): Element {
  // Rows without text get an empty range after the previous row.
  let position = atStart(firstCell(table) ?? { source: span.source, start: span.end, end: span.end });
  const rowsOf = (rows: readonly TableRow[]): Element[] =>
    rows.map((row) => {
      const built = buildRow(row, position, parser);
      position = atEnd(built);
      return built;
    });
  return tableElement(table.columnWidths, rowsOf(table.head), rowsOf(table.body), span, options);
}

function firstCell({ head, body }: TableStructure): Span | undefined {
  for (const row of [...head, ...body]) {
    for (const cell of row) {
      const span = cell && cellSpan(cell.lines);
      if (span) return span;
    }
  }
  return undefined;
}

/** Creates a table from rows. */
export function tableElement(
  columnWidths: readonly number[],
  head: Element[],
  body: Element[],
  span: Span,
  { stubColumns = 0, classes = [] }: TableOptions = {},
): Element {
  const rows = around([...head, ...body], span);
  const start = { source: rows.source, start: rows.start, end: rows.start };
  const group = element('tgroup', rows, [], { cols: columnWidths.length });
  for (const [i, colwidth] of columnWidths.entries()) {
    group.children.push(
      element('colspec', start, [], i < stubColumns ? { colwidth, stub: 1 } : { colwidth }),
    );
  }
  if (head.length > 0) group.children.push(element('thead', around(head, span), head));
  group.children.push(element('tbody', around(body, span), body));
  return element('table', span, [group], classes.length > 0 ? { classes: [...classes] } : {});
}

function buildRow(row: TableRow, otherwise: Span, parser: Parser): Element {
  const cells = row.filter((cell) => cell !== undefined);
  const spans = cells.map((cell) => cellSpan(cell.lines));
  const first = spans.find((span) => span !== undefined);
  // Cells without lines get an empty range after the previous cell.
  let position = first ? atStart(first) : otherwise;
  const entries = cells.map((cell, i) => {
    const span = spans[i] ?? position;
    position = atEnd(span);
    return buildEntry(cell, span, parser);
  });
  return element('row', around(entries, otherwise), entries);
}

const atStart = ({ source, start }: Span): Span => ({ source, start, end: start });

const atEnd = ({ source, end }: Span): Span => ({ source, start: end, end });

function buildEntry(cell: TableCell, span: Span, parser: Parser): Element {
  const entry = element('entry', span);
  if (cell.moreRows > 0) entry.attributes.morerows = cell.moreRows;
  if (cell.moreColumns > 0) entry.attributes.morecols = cell.moreColumns;
  if (cell.lines.some((line) => line.text !== '')) entry.children = parser.blocks(cell.lines, entry);
  return entry;
}

/** The range of the lines of a cell that are from the same source as the first one. */
function cellSpan(lines: readonly Line[]): Span | undefined {
  const first = lines[0];
  if (!first) return undefined;
  let end = first.start;
  for (const { source, start, text } of lines)
    if (source === first.source) end = Math.max(end, start + text.length);
  return { source: first.source, start: first.start, end };
}

/** The range of the elements, or an empty range at the end of the table if there are none. */
function around(elements: readonly Element[], table: Span): Span {
  const inTable = elements.filter((part) => part.source === table.source);
  const first = inTable[0];
  if (!first) return atEnd(table);
  let { start, end } = first;
  for (const part of inTable) {
    start = Math.min(start, part.start);
    end = Math.max(end, part.end);
  }
  return { source: table.source, start, end };
}
