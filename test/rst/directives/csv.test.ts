import { describe, expect, it } from 'vitest';
import { type CsvDialect, readCsv } from '../../../src/rst/directives/csv.js';
import { lines, verifiedTexts } from '../lines-of.js';

const plain: CsvDialect = { delimiter: ',', quote: '"', escape: undefined, keepSpace: false };

function read(text: string, dialect: Partial<CsvDialect> = {}): unknown {
  const result = readCsv(lines(text), { ...plain, ...dialect });
  return result.ok ? result.rows.map((row) => row.map(verifiedTexts)) : result.message;
}

describe('comma-separated values', () => {
  it('are fields separated by commas, without leading spaces', () => {
    expect(read('a, b,c\n\n,x,\n')).toEqual([[['a'], ['b'], ['c']], [], [[], ['x'], []]]);
    expect(read('a, b\n', { keepSpace: true })).toEqual([[['a'], [' b']]]);
  });

  it('may be quoted and contain newlines', () => {
    expect(read('"a, b",c\n')).toEqual([[['a, b'], ['c']]]);
    expect(read('"one\n\n  two","x"\n')).toEqual([[['one', '', '  two'], ['x']]]);
  });

  it('support doubled quotes and an escape character', () => {
    const [[[value]]] = read('"say ""yes"""\n') as [[[string]]];
    expect(value.split(' (not')[0]).toBe('say "yes"');
    const [[[escaped]]] = read("'it\\'s'\n", { quote: "'", escape: '\\' }) as [[[string]]];
    expect(escaped.split(' (not')[0]).toBe("it's");
  });

  it('are rejected if a quote is misplaced or unclosed', () => {
    expect(read('"a"b,c\n')).toBe("',' expected after '\"'");
    expect(read('"a\n')).toBe('unexpected end of data');
  });
});
