import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/rst/document.js';
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
  ['a\tb\t«*»c\n', 'rst/inline-unclosed', 'emphasis'],
  ['\t- a\n\t\tb «*»c\n', 'rst/inline-unclosed', 'emphasis'],
  ['a\rb «*»c\n', 'rst/inline-unclosed', 'emphasis'],
  ['a\r\nb «*»c\r\n', 'rst/inline-unclosed', 'emphasis'],
  ['a\u2028b\n\n«none_»\n', 'rst/unknown-target', 'none'],
  ['\ufeffa «*»c\n', 'rst/inline-unclosed', 'emphasis'],
  ['+-----------+\n|\ta «*»b|\n+-----------+\n', 'rst/inline-unclosed', 'emphasis'],
  ['.. csv-table::\n\n   a,"one\n   two ""b"" «none_»"\n', 'rst/unknown-target', 'none'],
  ['.. csv-table::\n   :escape: ~\n\n   a,"one ~"b~" «|none|»"\n', 'rst/unknown-substitution', 'none'],
  ['A\n=\n\nB\n=\n\nText.\n\n«A»\n=\n\nText.\n', 'rst/duplicate-implicit-target', 'A'.toLowerCase()],
  ['see `a «<none_>»`_\n', 'rst/unknown-target', 'none'],
  ['see `a «<none_>»`__\n', 'rst/unknown-target', 'none'],
  ['see `a «<a_>»`_\n', 'rst/circular-reference', 'circular'],
  ['see `a <x:b>`_ and `a «<x:c>»`_\n', 'rst/duplicate-implicit-target', 'Duplicate'],
  [':Author: E. Xample «none_»\n\nText.\n', 'rst/unknown-target', 'none'],
];

describe('the range of a problem', () => {
  it.each(cases)('%j', (marked, rule, message) => {
    const text = marked.replace(/[«»]/g, '');
    const source = SourceText.file('test.rst', text);
    const { diagnostics } = parseDocument(source);
    const first =
      diagnostics.find((diagnostic) => diagnostic.severity !== 'info') ??
      diagnostics.find(({ rule: id }) => id === rule);
    const { start, end } = first?.span ?? { start: 0, end: 0 };
    expect(`${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`).toBe(marked);
    expect(first?.span.source).toBe(source);
    expect(first?.rule).toBe(rule);
    expect(first?.message).toContain(message);
    expect(first?.help).toBeTruthy();
  });

  it.each([
    ['.. none:: x\n', 'rst/unknown-directive'],
    [':none:`x`\n', 'rst/unknown-role'],
    ['`x <none_>`_\n', 'rst/unknown-target'],
  ])('reports %j once', (text, rule) => {
    const { diagnostics } = parseDocument(SourceText.file('test.rst', text));
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map((found) => found.rule)).toEqual([
      rule,
    ]);
    expect(diagnostics.filter((found) => found.rule === rule)).toHaveLength(1);
  });

  it('suggests a similar name', () => {
    const helpOf = (text: string): (string | undefined)[] =>
      parse(SourceText.file('test.rst', text)).diagnostics.map(({ help }) => help);
    expect(helpOf('.. figrue:: a.png\n')).toContain('Did you mean "figure"?');
    expect(helpOf('.. note::\n   :clas: b\n\n   x\n')).toContain('Did you mean "class"?');
    expect(helpOf(':emphasiss:`b`\n')).toContain('Did you mean "emphasis"?');
  });
});
