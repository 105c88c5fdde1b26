import { columnsOf, columnWidth, offsetOfColumn } from '../../source/column-width.js';
import type { Span } from '../../source/text.js';
import { type Block, isBlankAt, push } from '../blocks/block.js';
import { type Line, lineSpan, linesSpan, textOfLines } from '../lines.js';
import { buildTable } from './build-table.js';
import { parseGridTable } from './grid.js';
import { parseSimpleTable } from './simple.js';
import type { TableError, TableRange, TableResult } from './structure.js';

const GRID_BORDER = /^\+-[-+]+-\+ *$/;
const SIMPLE_TOP = /^=+( +=+)+ *$/;
const SIMPLE_BORDER = /^=+[ =]*$/;

/** Whether a line is the top border of a grid table: `+---+---+`. */
const isGridTableTop = (text: string): boolean => GRID_BORDER.test(text);

/** Whether a line is the top border of a simple table: `===  ===`. */
const isSimpleTableTop = (text: string): boolean => SIMPLE_TOP.test(text);

/** Parses a grid table, which ends at a blank line or at the first line that does not start with `+` or `|`. */
export function gridTable(block: Block): boolean {
  const top = block.lines[block.at];
  if (!top || !isGridTableTop(top.text)) return false;
  const start = block.at;
  const width = columnWidth(top.text);
  let end = start;
  let blankFinish = true;
  let indented: Line | undefined;
  while (end < block.lines.length && !isBlankAt(block, end)) {
    const first = block.lines[end]?.text.charAt(0);
    if (first === ' ') indented = block.lines[end];
    if (first !== '+' && first !== '|') {
      blankFinish = false;
      break;
    }
    end++;
  }
  const stop = end;
  if (!GRID_BORDER.test(block.lines[end - 1]?.text ?? '')) {
    const bottom = lastBorder(block, start, end);
    if (bottom === undefined) {
      // docutils reports the third line, or the last line of a shorter table.
      const line = end - start >= 4 ? 2 : blankFinish || indented ? end - start - 1 : end - start;
      unexpectedIndentation(block, indented);
      fail(block, start, end, { message: 'Bottom border missing or corrupt.', line });
      finish(block, end, blankFinish);
      return true;
    }
    end = bottom + 1;
    blankFinish = false;
  }
  const lines = block.lines.slice(start, end);
  if (end !== stop) indented = undefined;
  const ragged = lines.findIndex(({ text }) => columnWidth(text) !== width || !/[+|]$/.test(text));
  if (ragged >= 0) {
    unexpectedIndentation(block, indented);
    fail(block, start, end, { message: 'Right border not aligned or missing.', line: ragged });
  } else {
    read(block, start, end, parseGridTable(lines));
    unexpectedIndentation(block, indented);
  }
  finish(block, end, blankFinish);
  return true;
}

function lastBorder(block: Block, start: number, end: number): number | undefined {
  for (let i = end - 2; i > start + 1; i--) if (GRID_BORDER.test(block.lines[i]?.text ?? '')) return i;
  return undefined;
}

/** Parses a simple table, which ends with its second border after the top, or with the first one before a blank line. */
export function simpleTable(block: Block): boolean {
  const top = block.lines[block.at];
  if (!top || !isSimpleTableTop(top.text)) return false;
  const start = block.at;
  const count = block.lines.length;
  let border: number | undefined;
  for (let i = start + 1; i < count; i++) {
    const text = block.lines[i]?.text ?? '';
    if (!SIMPLE_BORDER.test(text)) continue;
    if (text.length !== top.text.length) {
      const message = 'Bottom border or header rule does not match top border.';
      const error = { message, line: i - start };
      // A table without a bottom border ends with the border of the next table.
      if (isBlankAt(block, i - 1)) fail(block, start, i + 1, error, block.lines[i]);
      else fail(block, start, i + 1, error);
      finish(block, i + 1, isBlankAt(block, i + 1));
      return true;
    }
    if (border !== undefined || isBlankAt(block, i + 1)) {
      read(block, start, i + 1, parseSimpleTable(block.lines.slice(start, i + 1)));
      finish(block, i + 1, isBlankAt(block, i + 1));
      return true;
    }
    border = i;
  }
  const message = `No bottom table border found${border === undefined ? '' : ' or no blank line after table bottom'}.`;
  const end = border === undefined ? count : border + 1;
  fail(block, start, end, { message, line: 0 }, border === undefined ? block.lines[end - 1] : undefined);
  finish(block, end, border === undefined);
  return true;
}

function read(block: Block, start: number, end: number, result: TableResult): void {
  const lines = block.lines.slice(start, end);
  const [first] = lines;
  if (!first) return;
  if (result.ok) push(block, buildTable(result.table, linesSpan(lines, first), block.parser));
  else fail(block, start, end, result.error);
}

/** Reports a table that cannot be parsed, at its top if it has a `last` line because its bottom border is missing. */
function fail(
  block: Block,
  start: number,
  end: number,
  { message, line, range }: TableError,
  last?: Line,
): void {
  const at = block.lines[start + line] ?? block.lines.at(-1);
  if (!at) return;
  push(
    block,
    block.parser.reporter.report({
      level: 3,
      rule: 'rst/malformed-table',
      message: `Malformed table.\n${message}`,
      sentence: message.startsWith('Malformed')
        ? message
        : `Malformed table: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
      span:
        (last && lineSpan(block.lines[start] ?? at)) ??
        rangeSpan(block.lines[start + (range?.line ?? line)], range) ??
        lineSpan(at),
      ...(last && { related: [{ message: 'the table ends here', span: lineSpan(last) }] }),
      at: at.start,
      block: textOfLines(block.lines.slice(start, end)),
    }),
  );
}

function rangeSpan(line: Line | undefined, range: TableRange | undefined): Span | undefined {
  if (!line || !range) return undefined;
  const columns = columnsOf(line.text);
  const start = line.start + offsetOfColumn(columns, range.start);
  const end = line.start + offsetOfColumn(columns, range.end);
  return { source: line.source, start, end };
}

function unexpectedIndentation(block: Block, line: Line | undefined): void {
  if (!line) return;
  const message = 'Unexpected indentation.';
  const span = lineSpan(line);
  push(block, block.parser.reporter.report({ level: 3, rule: 'rst/unexpected-indentation', message, span }));
}

/** Advances past the table, and reports a missing blank line. */
function finish(block: Block, next: number, blankFinish: boolean): void {
  block.at = next;
  const following = block.lines[next] ?? block.lines.at(-1);
  if (blankFinish || !following) return;
  const message = 'Blank line required after table.';
  const span = lineSpan(following);
  push(block, block.parser.reporter.report({ level: 2, rule: 'rst/block-unfinished', message, span }));
}
