import { describe, expect, it } from 'vitest';
import { parse } from '../../src/rst/parse.js';
import { SourceText } from '../../src/source/text.js';

/** « and » mark the expected range of the first error or warning. */
const cases: readonly (readonly [text: string, rule: string, message: string])[] = [
  ['.. «foo»:: bar\n', 'rst/unknown-directive', 'Unknown directive type "foo".'],
  ['.. note::\n   :«colour: red»\n\n   x\n', 'rst/directive', 'unknown option: "colour"'],
  ['.. image:: a.png\n   :align: «middle»\n', 'rst/directive', '"middle" is not a valid value'],
  ['.. csv-table::\n   :widths: «1 2 3»\n\n   a, b\n', 'rst/directive', 'widths do not match'],
  ['.. csv-table::\n   :header-rows: «3»\n\n   a, b\n', 'rst/directive', '3 header row(s)'],
  ['.. csv-table::\n\n   a\n   «a, "b"c»\n', 'rst/directive', "',' expected after"],
  ['.. list-table::\n\n   * - a\n     - b\n   «* - c»\n', 'rst/directive', 'row 2'],
  ['.. list-table::\n   :stub-columns: «2»\n\n   * - a\n     - b\n', 'rst/directive', 'Insufficient data'],
  ['.. table::\n\n   «text»\n', 'rst/directive', 'exactly one table'],
  ['+---«+---+»\n| a | b |\n+---+   |\n| c     |\n+-------+\n', 'rst/malformed-table', 'incomplete'],
  ['+---+\n«| a |x»\n+---+\n', 'rst/malformed-table', 'right border'],
  ['=== ===\na   b\nabc«d» e\n=== ===\n', 'rst/malformed-table', 'text in column margin in table line 3'],
  ['=== ===\na   b\n«--- ----»\n=== ===\n', 'rst/malformed-table', 'column span incomplete'],
  ['a\n\n«=== ===»\na   b\n', 'rst/malformed-table', 'no bottom table border'],
  ['.. role:: a(«nothing»)\n', 'rst/unknown-role', 'Unknown interpreted text role "nothing"'],
  ['.. default-role:: «nothing»\n', 'rst/unknown-role', 'Unknown interpreted text role "nothing"'],
  ['see «:pep:`x`»\n', 'rst/role', 'PEP number'],
  ['text «:nothing:`x`» text\n', 'rst/unknown-role', 'Unknown interpreted text role'],
  ['.. «replace»:: a\n', 'rst/directive', 'Invalid context'],
  ['.. |z| unicode:: a «U+99999999»\n', 'rst/directive', 'Invalid character code'],
  ['.. include:: «nothing.rst»\n', 'rst/include', 'File not found'],
  ['.. class:: «1»\n', 'rst/directive', 'Invalid class attribute'],
  ['- a\n\n  .. «contents»::\n', 'rst/directive', 'may not be used within'],
  ['.. meta::\n   :a: b\n   «x»\n', 'rst/directive', 'Invalid meta'],
  ['.. topic:: a «*»b\n\n   y\n', 'rst/inline-unclosed', 'emphasis'],
  ['.. csv-table::\n\n   a, "b\n   «*»c"\n', 'rst/inline-unclosed', 'emphasis'],
  ['.. table:: «`»a\n\n   == ==\n   a  b\n   == ==\n', 'rst/inline-unclosed', 'interpreted text'],
];

describe('the range of a problem', () => {
  it.each(cases)('%j', (marked, rule, message) => {
    const text = marked.replace(/[«»]/g, '');
    const { diagnostics } = parse(SourceText.file('test.rst', text));
    const [first] = diagnostics.filter((diagnostic) => diagnostic.severity !== 'info');
    const { start, end } = first?.span ?? { start: 0, end: 0 };
    const { source, ...at } = first?.span.source.locate(start, end) ?? {
      source: undefined,
      start: 0,
      end: 0,
    };
    const actual = `${text.slice(0, at.start)}«${text.slice(at.start, at.end)}»${text.slice(at.end)}`;
    expect(source?.path).toBe('test.rst');
    expect(actual).toBe(marked);
    expect(first?.rule).toBe(rule);
    expect(first?.message).toContain(message);
    expect(first?.help).toBeTruthy();
  });

  it('suggests a similar name', () => {
    const helpOf = (text: string): (string | undefined)[] =>
      parse(SourceText.file('test.rst', text)).diagnostics.map(({ help }) => help);
    expect(helpOf('.. figrue:: a.png\n')).toContain('Did you mean "figure"?');
    expect(helpOf('.. note::\n   :clas: b\n\n   x\n')).toContain('Did you mean "class"?');
    expect(helpOf(':emphasiss:`b`\n')).toContain('Did you mean "emphasis"?');
  });
});
