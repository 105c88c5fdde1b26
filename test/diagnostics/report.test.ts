import { describe, expect, test } from 'vitest';
import { plain } from '../../src/diagnostics/colors.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatReport } from '../../src/diagnostics/format/report.js';
import { SourceText } from '../../src/source/text.js';

const source = SourceText.file('a.rst', 'text\n');
const problem = (rule: string, help?: string): Diagnostic => ({
  rule,
  severity: 'error',
  message: 'Wrong.',
  span: { source, start: 0, end: 4 },
  ...(help !== undefined && { help }),
});
const report = (diagnostics: readonly Diagnostic[], maxProblems = Number.POSITIVE_INFINITY, known = 0) =>
  formatReport(diagnostics, { colors: plain, known, maxProblems });

describe('the report of a check', () => {
  test('prints each help once for each rule', () => {
    const text = report([problem('a/b', 'Fix it.'), problem('a/b', 'Fix it.'), problem('a/c', 'Fix it.')]);
    expect(text.match(/help: Fix it\./g)).toHaveLength(2);
  });

  test('prints different helps of a rule', () => {
    expect(report([problem('a/b', 'Use x.'), problem('a/b', 'Use y.')])).toMatch(/Use x.*Use y/s);
  });

  test('ends with a table of rules after more than 20 problems', () => {
    const twenty = Array.from({ length: 20 }, () => problem('a/b'));
    expect(report(twenty)).not.toMatch(/^20 a\/b$/m);
    expect(report([problem('a/a'), ...twenty])).toMatch(/\n20 a\/b\n 1 a\/a\n\n21 errors\n$/);
  });

  test('shows a limited number of problems and counts the others', () => {
    const text = report([problem('a/b'), problem('a/b'), problem('a/b')], 1);
    expect(text.match(/^a\.rst:1:1/gm)).toHaveLength(1);
    expect(text).toContain('2 more problems not shown; --max-problems sets the limit.');
    expect(text).toMatch(/\n3 errors\n$/);
  });

  test('counts known problems', () => {
    expect(report([], 1, 3)).toBe('no problems (3 in the baseline)\n');
  });
});
