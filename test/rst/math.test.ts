import { expect, test } from 'vitest';
import { validateMath } from '../../src/doc/tex.js';
import { parseDocument } from '../../src/rst/document.js';
import { SourceText } from '../../src/source/text.js';

// « marks the expected start of the problem; its end is the end of the formula.
test.each([
  ['Milk is :math:`\\frac{1}«{`.\n', 'expected'],
  ['Milk is :math:`a + «\\milk{x}`.\n', '\\milk'],
  ['.. math::\n\n   a = b\n   + «\\milk\n', '\\milk'],
  ['.. math::\n\n   a = b\n\n   c = «}\n', "'}'"],
])('%j', (marked, message) => {
  const text = marked.replace('«', '');
  const { diagnostics } = parseDocument(SourceText.file('test.rst', text), { validateMath });
  const problems = diagnostics.filter(({ rule }) => rule === 'rst/math');
  expect(problems.map(({ span }) => span.start)).toEqual([marked.indexOf('«')]);
  expect(problems[0]?.message).toContain(message);
});

test('valid formulas have no problems', () => {
  const text = ':math:`a^2 + \\frac{1}{2}`\n\n.. math::\n\n   a &= b \\\\\n   c &= d\n';
  expect(parseDocument(SourceText.file('test.rst', text), { validateMath }).diagnostics).toEqual([]);
});
