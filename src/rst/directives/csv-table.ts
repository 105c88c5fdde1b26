import type { Element, Node } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import { type Line, linesOf } from '../lines.js';
import type { DirectiveCall, DirectiveDefinition, Parser } from '../parser.js';
import { buildTable } from '../tables/build-table.js';
import type { TableCell } from '../tables/structure.js';
import { CLASS_AND_NAME, numberOption, textOption } from './call.js';
import { type CsvDialect, type CsvResult, readCsv } from './csv.js';
import { readNamedFile } from './named-file.js';
import {
  encoding,
  flag,
  nonnegativeInteger,
  path,
  singleCharacter,
  singleCharacterOrBlank,
  unchanged,
  uri,
} from './options.js';
import {
  checkDimensions,
  columnWidths,
  frameTable,
  TABLE_OPTIONS,
  tableTitle,
  widthsClass,
} from './table-frame.js';

/** `.. csv-table:: title`: a table of comma-separated values in the content or in a file. */
export const csvTable: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: {
    ...CLASS_AND_NAME,
    ...TABLE_OPTIONS,
    'header-rows': nonnegativeInteger,
    'stub-columns': nonnegativeInteger,
    header: unchanged,
    file: path,
    url: uri,
    encoding,
    delim: singleCharacterOrBlank,
    keepspace: flag,
    quote: singleCharacter,
    escape: singleCharacter,
  },
  hasContent: true,
  run(call, parser) {
    const title = tableTitle(call, parser);
    const lines = csvLines(call, parser);
    if ('type' in lines) return [lines];
    const dialect: CsvDialect = {
      delimiter: textOption(call, 'delim') ?? ',',
      quote: textOption(call, 'quote') ?? '"',
      escape: textOption(call, 'escape'),
      keepSpace: call.options.has('keepspace'),
    };
    const header = rowsOf(readCsv(call.optionLines.get('header') ?? [], dialect), call, parser);
    if ('type' in header) return [header];
    const rows = rowsOf(readCsv(lines, dialect), call, parser);
    if ('type' in rows) return [rows];
    return buildCsvTable(call, parser, header, rows, title);
  },
};

type Rows = readonly (readonly (readonly Line[])[])[];

function buildCsvTable(
  call: DirectiveCall,
  parser: Parser,
  header: Rows,
  rows: Rows,
  title: ReturnType<typeof tableTitle>,
): Node[] {
  const headRows = numberOption(call, 'header-rows') ?? 0;
  const stubColumns = numberOption(call, 'stub-columns') ?? 0;
  const sizes = rows.map((row) => row.length);
  const error = checkDimensions(call, parser, sizes, headRows, stubColumns);
  if (error) return [error];
  const columns = [...header, ...rows].reduce((most, row) => Math.max(most, row.length), 0);
  const widths = columnWidths(call, parser, columns);
  if (!('length' in widths)) return [widths];
  const cellsOf = (row: Rows[number]): TableCell[] =>
    Array.from({ length: columns }, (_, i) => ({ moreRows: 0, moreColumns: 0, lines: row[i] ?? [] }));
  const table = buildTable(
    {
      columnWidths: widths,
      head: [...header, ...rows.slice(0, headRows)].map(cellsOf),
      body: rows.slice(headRows).map(cellsOf),
    },
    call.span,
    parser,
    { stubColumns, classes: widthsClass(call) },
  );
  frameTable(table, call, title);
  return [table, ...title.messages];
}

function csvLines(call: DirectiveCall, parser: Parser): readonly Line[] | Element {
  const fail = (level: 2 | 3, message: string): Element => directiveError(call, parser, { level, message });
  const hasFile = call.options.has('file');
  const hasUrl = call.options.has('url');
  if (call.content.length > 0) {
    if (!hasFile && !hasUrl) return call.content;
    return fail(3, `"${call.name}" directive may not both specify an external file and have content.`);
  }
  if (hasFile && hasUrl) {
    return fail(
      3,
      `The "file" and "url" options may not be simultaneously specified for the "${call.name}" directive.`,
    );
  }
  if (!hasFile && !hasUrl) return fail(2, `The "${call.name}" directive requires content; none supplied.`);
  const source = readNamedFile(call, parser, hasFile ? 'file' : 'url', 4);
  return 'type' in source ? source : linesOf(source);
}

function rowsOf(result: CsvResult, call: DirectiveCall, parser: Parser): Rows | Element {
  if (result.ok) return result.rows;
  const { line } = result;
  const message = `Error with CSV data in "${call.name}" directive:\n${result.message}`;
  const span = line && { source: line.source, start: line.start, end: line.start + line.text.length };
  return directiveError(call, parser, { level: 3, message, ...(span ? { span } : {}) });
}
