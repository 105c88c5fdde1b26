import { expect, test } from 'vitest';
import { sortDiagnostics } from '../../src/diagnostics/order.js';
import { SourceText } from '../../src/source/text.js';
import { problemsOf } from './problems.js';

const files = { 'a.rst': 'one two', 'b.rst': 'one' };
const problem = (file: string, at: string, rule: string, severity: 'error' | 'warning', message = 'M.') => ({
  file,
  at,
  rule,
  severity,
  message,
});

test('problems are sorted by file, position, severity, rule and message', () => {
  const problems = problemsOf({
    files,
    problems: [
      problem('b.rst', 'one', 'r/a', 'error'),
      problem('a.rst', 'two', 'r/a', 'error'),
      problem('a.rst', 'one', 'r/b', 'warning'),
      problem('a.rst', 'one', 'r/c', 'error', 'Z.'),
      problem('a.rst', 'one', 'r/c', 'error', 'A.'),
      problem('a.rst', 'one', 'r/b', 'error', 'N.'),
    ],
  });
  expect(sortDiagnostics(problems).map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'r/b N.',
    'r/c A.',
    'r/c Z.',
    'r/b M.',
    'r/a M.',
    'r/a M.',
  ]);
  expect(sortDiagnostics(problems.toReversed())).toEqual(sortDiagnostics(problems));
});

test('duplicates are removed, including those in texts derived from the file', () => {
  const source = SourceText.file('a.rst', '  one');
  const derived = SourceText.derived(source, 'one', { from: [0], to: [2] });
  const problemHere = { rule: 'r/a', severity: 'error', message: 'M.' } as const;
  const sorted = sortDiagnostics([
    { ...problemHere, span: { source, start: 2, end: 5 } },
    { ...problemHere, span: { source: derived, start: 0, end: 3 } },
    { ...problemHere, span: { source: derived, start: 0, end: 2 } },
  ]);
  expect(sorted).toHaveLength(2);
});
