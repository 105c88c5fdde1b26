import { describe, expect, it } from 'vitest';
import { type CsvDialect, readCsv } from '../../../src/rst/directives/csv.js';
import { lines, textsInPlace } from '../lines-of.js';

const plain: CsvDialect = { delimiter: ',', quote: '"', escape: undefined, keepSpace: false };

function read(text: string, dialect: Partial<CsvDialect> = {}): unknown {
  const result = readCsv(lines(text), { ...plain, ...dialect });
  return result.ok ? result.rows.map((row) => row.map(textsInPlace)) : result.message;
}

describe('comma-separated values', () => {
  it('are fields divided by commas, blanks before them left out', () => {
    expect(read('a, b,c\n\n,x,\n')).toEqual([[['a'], ['b'], ['c']], [], [[], ['x'], []]]);
    expect(read('a, b\n', { keepSpace: true })).toEqual([[['a'], [' b']]]);
  });

  it('may be quoted, over several lines', () => {
    expect(read('"a, b",c\n')).toEqual([[['a, b'], ['c']]]);
    expect(read('"one\n\n  two","x"\n')).toEqual([[['one', '', '  two'], ['x']]]);
  });

  it('have doubled quotes or an escape character', () => {
    const [[[value]]] = read('"say ""yes"""\n') as [[[string]]];
    expect(value.split(' (not')[0]).toBe('say "yes"');
    const [[[escaped]]] = read("'it\\'s'\n", { quote: "'", escape: '\\' }) as [[[string]]];
    expect(escaped.split(' (not')[0]).toBe("it's");
  });

  it('are refused where a quote is misplaced or never ends', () => {
    expect(read('"a"b,c\n')).toBe("',' expected after '\"'");
    expect(read('"a\n')).toBe('unexpected end of data');
  });
});
