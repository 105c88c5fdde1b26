import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { mergeSameCause } from '../../src/diagnostics/same-cause.js';
import { SourceText } from '../../src/source/text.js';

const source = SourceText.file('a.yaml', 'abcdef');
const at = (start: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  rule: 'ref/missing',
  severity: 'warning',
  message: 'File not found: b.yaml.',
  span: { source, start, end: start + 1 },
  ...more,
});

test('diagnostics with the same cause become one at the first location', () => {
  const merged = mergeSameCause([
    at(0, { cause: 'b.yaml' }),
    at(1, { cause: 'b.yaml', severity: 'error' }),
    at(2, { cause: 'b.yaml', message: 'Key "x" not found.' }),
  ]);
  expect(merged).toHaveLength(1);
  expect(merged[0]).toMatchObject({
    severity: 'error',
    span: { start: 0 },
    related: [
      { message: 'also here', span: { start: 1 } },
      { message: 'Key "x" not found', span: { start: 2 } },
    ],
  });
});

test('diagnostics without a cause, with another cause, or of another rule stay', () => {
  const list = [
    at(0),
    at(1),
    at(2, { cause: 'b.yaml' }),
    at(3, { cause: 'c.yaml' }),
    at(4, { cause: 'b.yaml', rule: 'link/page' }),
  ];
  expect(mergeSameCause(list)).toEqual(list);
});
