import type { Element } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, Parser } from '../parser.js';
import { inlineElement, optionSpan, textOption, withClassAndName } from './call.js';
import { choice, lengthOrPercentage, type OptionSpec, positiveIntegers, wordOr } from './options.js';

/*
 * What `table`, `csv-table` and `list-table` have in common: title, widths, alignment, and checks of their data.
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

/** The title that is the directive's argument. */
export function tableTitle(call: DirectiveCall, parser: Parser): TableTitle {
  if (call.arguments.length === 0) return { node: undefined, messages: [] };
  return inlineElement('title', call.argumentLines, call, parser);
}

/** Puts the directive's options and title onto a table. */
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

/** The class that says who sets the widths of the columns. */
export function widthsClass(call: DirectiveCall): string[] {
  const widths = call.options.get('widths');
  if (widths === undefined || (Array.isArray(widths) && widths.length === 0)) return [];
  return [widths === 'auto' ? 'colwidths-auto' : 'colwidths-given'];
}

/** Widths that an option gives, or equal shares of 100; or a message where they do not fit. */
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
 * Checks that something is left for the body beside head rows and stub columns.
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
  const fault = (option: string, message: string): Element =>
    directiveError(call, parser, { level: 3, message, span: optionSpan(call, option) });
  const insufficient = (option: string, amount: string): Element =>
    fault(
      option,
      `Insufficient data supplied (${amount}); no data remaining for table body, required by "${call.name}" directive.`,
    );
  if (rows.length < headRows) {
    return fault(
      'header-rows',
      `${headRows} header row(s) specified but only ${rows.length} row(s) of data supplied ("${call.name}" directive).`,
    );
  }
  if (headRows > 0 && rows.length === headRows) return insufficient('header-rows', `${rows.length} row(s)`);
  for (const cells of rows) {
    if (cells < stubColumns) {
      return fault(
        'stub-columns',
        `${stubColumns} stub column(s) specified but only ${cells} columns(s) of data supplied ("${call.name}" directive).`,
      );
    }
    if (stubColumns > 0 && cells === stubColumns) return insufficient('stub-columns', `${cells} columns(s)`);
  }
  return undefined;
}
