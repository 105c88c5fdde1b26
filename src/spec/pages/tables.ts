import { type Element, element, type Node } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';

/** The inline content of a cell. */
export type Cell = readonly Node[];

/** A table with a row of headers, and with row headers in the first column on request. */
export function simpleTable(
  span: Span,
  head: readonly Cell[] | undefined,
  rows: readonly (readonly Cell[])[],
  hasRowHeaders = false,
): Element {
  const columns = (head ?? rows[0] ?? []).length;
  const row = (cells: readonly Cell[]): Element =>
    element(
      'row',
      span,
      cells.map((cell) =>
        element('entry', span, cell.length === 0 ? [] : [element('paragraph', span, [...cell])]),
      ),
    );
  const specs = Array.from({ length: columns }, (_, i) =>
    element('colspec', span, [], { colwidth: 1, ...(hasRowHeaders && i === 0 && { stub: true }) }),
  );
  const parts = [
    ...specs,
    ...(head ? [element('thead', span, [row(head)])] : []),
    element('tbody', span, rows.map(row)),
  ];
  return element('table', span, [element('tgroup', span, parts, { cols: columns })]);
}
