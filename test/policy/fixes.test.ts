import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { applyFixes } from '../../src/policy/fixes.js';
import { SourceText } from '../../src/source/text.js';

const source = SourceText.file('a.rst', 'one two three');
const edit = (start: number, end: number, text: string, of = source): Diagnostic => {
  const span = { source: of, start, end };
  return { rule: 'r/a', severity: 'info', message: 'M.', span, fix: { span, text } };
};
const fixed = (...problems: Diagnostic[]): (string | number)[][] =>
  applyFixes(problems).map(({ text, fixed: problems }) => [text, problems.length]);

test('all edits of a file are applied, in any order', () => {
  expect(fixed(edit(8, 13, '3'), edit(0, 3, '1'), edit(4, 7, '2'))).toEqual([['1 2 3', 3]]);
});

test('of overlapping edits, only the first is applied', () => {
  expect(fixed(edit(0, 7, 'x'), edit(4, 13, 'y'))).toEqual([['x three', 1]]);
  expect(fixed(edit(3, 3, '!'), edit(3, 3, '?'))).toEqual([['one! two three', 1]]);
});

test('adjacent edits are both applied', () => {
  expect(fixed(edit(0, 4, ''), edit(4, 8, ''))).toEqual([['three', 2]]);
});

test('text that is written differently in the file is not edited', () => {
  const derived = SourceText.derived(source, 'ONE', { from: [0], to: [0] });
  expect(fixed(edit(0, 3, 'x', derived))).toEqual([]);
});

test('an edit without effect yields no file', () => {
  expect(fixed(edit(0, 3, 'one'))).toEqual([]);
});
