import { columnsOf, columnWidth, offsetOfColumn } from '../../source/column-width.js';
import type { Span } from '../../source/text.js';
import { type Block, isBlankAt, push } from '../blocks/block.js';
import { type Line, lineSpan, linesSpan, textOfLines } from '../lines.js';
import { buildTable } from './build-table.js';
import { parseGridTable } from './grid.js';
import { parseSimpleTable } from './simple.js';
import type { TableError, TablePlace, TableResult } from './structure.js';

const GRID_BORDER = /^\+-[-+]+-\+ *$/;
const SIMPLE_TOP = /^=+( +=+)+ *$/;
const SIMPLE_BORDER = /^=+[ =]*$/;

/** Whether a line is the top border of a grid table: `+---+---+`. */
export const isGridTableTop = (text: string): boolean => GRID_BORDER.test(text);

/** Whether a line is the top border of a simple table: `===  ===`. */
export const isSimpleTableTop = (text: string): boolean => SIMPLE_TOP.test(text);

/** A grid table, which ends with a blank line or with the first line that does not begin like one of a table. */
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
      // docutils says the third line; of a table that is shorter, the last line of the text.
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

/** A simple table, which ends with its second border, or with the first one that a blank line follows. */
export function simpleTable(block: Block): boolean {
  const top = block.lines[block.at];
  if (!top || !isSimpleTableTop(top.text)) return false;
  const start = block.at;
  const count = block.lines.length;
  let found: number | undefined;
  for (let i = start + 1; i < count; i++) {
    const text = block.lines[i]?.text ?? '';
    if (!SIMPLE_BORDER.test(text)) continue;
    if (text.length !== top.text.length) {
      const message = 'Bottom border or header rule does not match top border.';
      fail(block, start, i + 1, { message, line: i - start });
      finish(block, i + 1, isBlankAt(block, i + 1));
      return true;
    }
    if (found !== undefined || isBlankAt(block, i + 1)) {
      read(block, start, i + 1, parseSimpleTable(block.lines.slice(start, i + 1)));
      finish(block, i + 1, isBlankAt(block, i + 1));
      return true;
    }
    found = i;
  }
  const message = `No bottom table border found${found === undefined ? '' : ' or no blank line after table bottom'}.`;
  const end = found === undefined ? count : found + 1;
  fail(block, start, end, { message, line: 0 });
  finish(block, end, found === undefined);
  return true;
}

function read(block: Block, start: number, end: number, result: TableResult): void {
  const lines = block.lines.slice(start, end);
  const [first] = lines;
  if (!first) return;
  if (result.ok) push(block, buildTable(result.table, linesSpan(lines, first), block.parser));
  else fail(block, start, end, result.fault);
}

function fail(block: Block, start: number, end: number, { message, line, place }: TableError): void {
  const at = block.lines[start + line] ?? block.lines.at(-1);
  if (!at) return;
  push(
    block,
    block.parser.reporter.report({
      level: 3,
      rule: 'rst/malformed-table',
      message: `Malformed table.\n${message}`,
      span: placeSpan(block.lines[start + (place?.line ?? line)], place) ?? lineSpan(at),
      at: at.start,
      block: textOfLines(block.lines.slice(start, end)),
    }),
  );
}

/** The columns of a line that a fault is in. */
function placeSpan(line: Line | undefined, place: TablePlace | undefined): Span | undefined {
  if (!line || !place) return undefined;
  const columns = columnsOf(line.text);
  const start = line.start + offsetOfColumn(columns, place.start);
  const end = line.start + offsetOfColumn(columns, place.end);
  return { source: line.source, start, end };
}

function unexpectedIndentation(block: Block, line: Line | undefined): void {
  if (!line) return;
  const message = 'Unexpected indentation.';
  const span = lineSpan(line);
  push(block, block.parser.reporter.report({ level: 3, rule: 'rst/unexpected-indentation', message, span }));
}

/** Moves on behind the table, and reports a line that follows without a blank one. */
function finish(block: Block, next: number, blankFinish: boolean): void {
  block.at = next;
  const following = block.lines[next] ?? block.lines.at(-1);
  if (blankFinish || !following) return;
  const message = 'Blank line required after table.';
  const span = lineSpan(following);
  push(block, block.parser.reporter.report({ level: 2, rule: 'rst/block-unfinished', message, span }));
}
