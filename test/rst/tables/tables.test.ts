import { describe, expect, it } from 'vitest';
import { parseGridTable } from '../../../src/rst/tables/grid.js';
import { parseSimpleTable } from '../../../src/rst/tables/simple.js';
import type { TableResult, TableRow } from '../../../src/rst/tables/structure.js';
import { lines, verifiedTexts } from '../lines-of.js';

const grid = (...rows: string[]): TableResult => parseGridTable(lines(`${rows.join('\n')}\n`));
const simple = (...rows: string[]): TableResult => parseSimpleTable(lines(`${rows.join('\n')}\n`));

/** The cells of a table as text, prefixed with `rows×columns` if they span several. */
function describeTable(result: TableResult): unknown {
  if (!result.ok) return `${result.error.line}: ${result.error.message}`;
  const show = (cell: TableRow[number]): string | undefined => {
    if (!cell) return undefined;
    const spans = cell.moreRows + cell.moreColumns > 0 ? `${cell.moreRows + 1}×${cell.moreColumns + 1} ` : '';
    return spans + verifiedTexts(cell.lines).join('/');
  };
  const { columnWidths, head, body } = result.table;
  return {
    widths: columnWidths,
    head: head.map((row) => row.map(show)),
    body: body.map((row) => row.map(show)),
  };
}

describe('grid tables', () => {
  it('have cells that span rows and columns', () => {
    const table = grid(
      '+-----+---+-----+',
      '| h   | i | j   |',
      '+=====+===+=====+',
      '| a   | over    |',
      '+-----+---+-----+',
      '| b   | two     |',
      '+-----+  lines  |',
      '| c   |         |',
      '+-----+---------+',
    );
    expect(describeTable(table)).toEqual({
      widths: [5, 3, 5],
      head: [['h', 'i', 'j']],
      body: [
        ['a', '1×2 over', undefined],
        ['b', '2×2 two/ lines/', undefined],
        ['c', undefined, undefined],
      ],
    });
  });

  it('measure the display width of East Asian and combining characters', () => {
    const table = grid('+----+--+', '| タ | e\u0301|', '+----+--+', '| 🎉 | x|', '+----+--+');
    expect(describeTable(table)).toEqual({
      widths: [4, 2],
      head: [],
      body: [
        ['タ', 'e\u0301'],
        ['🎉', 'x'],
      ],
    });
  });

  it('must consist of rectangles', () => {
    const table = grid('+---+---+', '| a | b |', '+---+   |', '| c     |', '+-------+');
    expect(describeTable(table)).toBe('0: Malformed table; parse incomplete.');
  });

  it('have a single head separator between rows', () => {
    expect(describeTable(grid('+---+', '| a |', '+===+', '| b |', '+===+', '| c |', '+---+'))).toBe(
      '4: Multiple head/body row separators (table lines 3 and 5); only one allowed.',
    );
    expect(describeTable(grid('+---+', '| a |', '+===+'))).toBe(
      '2: The head/body row separator may not be the first or last line of the table.',
    );
  });
});

describe('simple tables', () => {
  it('have rows of several lines, spans and an unbounded last column', () => {
    const table = simple(
      '====  ====  ====',
      'head        h',
      '----------  ----',
      'a     b     c',
      '====  ====  ====',
      'one   two   three',
      '      more  and still more',
      'last',
      '====  ====  ====',
    );
    expect(describeTable(table)).toEqual({
      widths: [4, 4, 14],
      head: [
        ['1×2 head', 'h'],
        ['a', 'b', 'c'],
      ],
      body: [
        ['one/', 'two/more', 'three/and still more'],
        ['last', '', ''],
      ],
    });
  });

  it.each([
    [['===  ===', 'wide text', '===  ==='], '1: Text in column margin in table line 2.'],
    [['===  ===', 'a    b', '---', 'c    d', '===  ==='], '2: Column span incomplete in table line 3.'],
    [
      ['===  ===', 'a    b', '-- -----', 'c    d', '===  ==='],
      '2: Column span alignment problem in table line 3.',
    ],
    [
      ['===  ===', 'a    b', '===  ===', 'c    d', '===  ===', 'e', '===  ==='],
      '4: Multiple head/body row separators (table lines 3 and 5); only one allowed.',
    ],
  ])('%j', (rows, message) => {
    expect(describeTable(simple(...rows))).toBe(message);
  });
});
