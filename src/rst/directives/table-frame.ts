import type { Element } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, Parser } from '../parser.js';
import { inlineElement, optionSpan, textOption, withClassAndName } from './call.js';
import { choice, lengthOrPercentage, type OptionSpec, positiveIntegers, wordOr } from './options.js';

/*
 * The common parts of `table`, `csv-table` and `list-table`: title, widths, alignment and validation.
 */

export const TABLE_OPTIONS: OptionSpec = {
  align: choice('left', 'center', 'right'),
  width: lengthOrPercentage(),
  widths: wordOr(['auto'], positiveIntegers),
};

export interface TableTitle {
  readonly node: Element | undefined;
  readonly messages: readonly Element[];
}

/** Parses the argument of a table directive as the title. */
export function tableTitle(call: DirectiveCall, parser: Parser): TableTitle {
  if (call.arguments.length === 0) return { node: undefined, messages: [] };
  return inlineElement('title', call.argumentLines, call, parser);
}

/** Applies the options and the title of a directive to a table. */
export function frameTable(table: Element, call: DirectiveCall, title: TableTitle): void {
  table.start = call.span.start;
  table.end = Math.max(table.end, call.span.end);
  const align = textOption(call, 'align');
  const width = textOption(call, 'width');
  if (align !== undefined) table.attributes.align = align;
  if (width !== undefined) table.attributes.width = width;
  withClassAndName(table, call);
  if (title.node) table.children.unshift(title.node);
}

/** The class for automatic or given column widths. */
export function widthsClass(call: DirectiveCall): string[] {
  const widths = call.options.get('widths');
  if (widths === undefined || (Array.isArray(widths) && widths.length === 0)) return [];
  return [widths === 'auto' ? 'colwidths-auto' : 'colwidths-given'];
}

/** The column widths from the options, or equal parts of 100; a message if their number does not match. */
export function columnWidths(
  call: DirectiveCall,
  parser: Parser,
  columns: number,
): readonly number[] | Element {
  const widths = call.options.get('widths');
  if (Array.isArray(widths)) {
    if (widths.length === columns) return widths.map(Number);
    const message = `"${call.name}" widths do not match the number of columns in table (${columns}).`;
    return directiveError(call, parser, { level: 3, message, span: optionSpan(call, 'widths') });
  }
  if (columns > 0) return new Array<number>(columns).fill(Math.floor(100 / columns));
  return directiveError(call, parser, { level: 3, message: 'No table data detected in CSV file.' });
}

/**
 * Reports a table without body cells beside its head rows and stub columns.
 *
 * @param rows the number of cells of each row
 */
export function checkDimensions(
  call: DirectiveCall,
  parser: Parser,
  rows: readonly number[],
  headRows: number,
  stubColumns: number,
): Element | undefined {
  const fail = (option: string, message: string): Element =>
    directiveError(call, parser, { level: 3, message, span: optionSpan(call, option) });
  const insufficient = (option: string, amount: string): Element =>
    fail(
      option,
      `Insufficient data supplied (${amount}); no data remaining for table body, required by "${call.name}" directive.`,
    );
  if (rows.length < headRows) {
    return fail(
      'header-rows',
      `${headRows} header row(s) specified but only ${rows.length} row(s) of data supplied ("${call.name}" directive).`,
    );
  }
  if (headRows > 0 && rows.length === headRows) return insufficient('header-rows', `${rows.length} row(s)`);
  for (const cells of rows) {
    if (cells < stubColumns) {
      return fail(
        'stub-columns',
        `${stubColumns} stub column(s) specified but only ${cells} columns(s) of data supplied ("${call.name}" directive).`,
      );
    }
    if (stubColumns > 0 && cells === stubColumns) return insufficient('stub-columns', `${cells} columns(s)`);
  }
  return undefined;
}
