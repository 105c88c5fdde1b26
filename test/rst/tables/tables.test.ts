import { describe, expect, it } from 'vitest';
import { parseGridTable } from '../../../src/rst/tables/grid.js';
import { parseSimpleTable } from '../../../src/rst/tables/simple.js';
import type { TableResult, TableRow } from '../../../src/rst/tables/structure.js';
import { lines, textsInPlace } from '../lines-of.js';

const grid = (...rows: string[]): TableResult => parseGridTable(lines(`${rows.join('\n')}\n`));
const simple = (...rows: string[]): TableResult => parseSimpleTable(lines(`${rows.join('\n')}\n`));

/** The table's cells as text, `rows×columns` before those that reach further. */
function show(result: TableResult): unknown {
  if (!result.ok) return `${result.fault.line}: ${result.fault.message}`;
  const cell = (found: TableRow[number]): string | undefined => {
    if (!found) return undefined;
    const reach =
      found.moreRows + found.moreColumns > 0 ? `${found.moreRows + 1}×${found.moreColumns + 1} ` : '';
    return reach + textsInPlace(found.lines).join('/');
  };
  const { columnWidths, head, body } = result.table;
  return {
    widths: columnWidths,
    head: head.map((row) => row.map(cell)),
    body: body.map((row) => row.map(cell)),
  };
}

describe('grid tables', () => {
  it('have cells that reach over rows and columns', () => {
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
    expect(show(table)).toEqual({
      widths: [5, 3, 5],
      head: [['h', 'i', 'j']],
      body: [
        ['a', '1×2 over', undefined],
        ['b', '2×2 two/ lines/', undefined],
        ['c', undefined, undefined],
      ],
    });
  });

  it('measure East Asian and combining characters as they are shown', () => {
    const table = grid('+----+--+', '| タ | e\u0301|', '+----+--+', '| 🎉 | x|', '+----+--+');
    expect(show(table)).toEqual({
      widths: [4, 2],
      head: [],
      body: [
        ['タ', 'e\u0301'],
        ['🎉', 'x'],
      ],
    });
  });

  it('must be made of rectangles', () => {
    const table = grid('+---+---+', '| a | b |', '+---+   |', '| c     |', '+-------+');
    expect(show(table)).toBe('0: Malformed table; parse incomplete.');
  });

  it('have one head separator, in between', () => {
    expect(show(grid('+---+', '| a |', '+===+', '| b |', '+===+', '| c |', '+---+'))).toBe(
      '4: Multiple head/body row separators (table lines 3 and 5); only one allowed.',
    );
    expect(show(grid('+---+', '| a |', '+===+'))).toBe(
      '2: The head/body row separator may not be the first or last line of the table.',
    );
  });
});

describe('simple tables', () => {
  it('have rows of several lines, spans and a last column without an end', () => {
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
    expect(show(table)).toEqual({
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
    expect(show(simple(...rows))).toBe(message);
  });
});
