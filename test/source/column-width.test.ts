import { describe, expect, it } from 'vitest';
import { columnsOf, columnWidth, offsetOfColumn } from '../../src/source/column-width.js';

describe('column widths', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['für', 3],
    ['タイトル', 8],
    ['ｱｲ', 2],
    ['ＡＢ', 4],
    ['이름', 4],
    ['e\u0301a\u0300', 2],
    ['🎉', 2],
    ['𝔘', 1],
    ['–…', 2],
  ])('%s takes %i', (text, width) => {
    expect(columnWidth(text)).toBe(width);
  });

  it('maps columns to offsets of the text', () => {
    const columns = columnsOf('aタe\u0301🎉z');
    const offsets = [0, 1, 2, 3, 4, 5, 6, 7].map((column) => offsetOfColumn(columns, column));
    expect(columns.cells.length).toBe(7);
    expect(offsets).toEqual([0, 1, 2, 2, 4, 6, 6, 7]);
  });
});
