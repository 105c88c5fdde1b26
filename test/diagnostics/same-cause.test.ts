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

/** Diagnostics in several files that probably follow from the same schema. */
const withCommonCause = (files: readonly string[], more: Partial<Diagnostic> = {}): Diagnostic[] =>
  files.map((path) => ({
    ...at(1),
    message: `Wrong in ${path}.`,
    span: { source: SourceText.file(path, 'abcdef'), start: 1, end: 2 },
    commonCause: { key: 'type', message: 'Several are wrong.', help: 'Correct it.', span: at(3).span },
    ...more,
  }));

test('diagnostics of several files become one at their common cause', () => {
  const [first, ...others] = withCommonCause(['b.yaml', 'c.yaml', 'd.yaml', 'd.yaml']);
  const other = at(5, { message: 'Other.' });
  if (!first) throw new Error('no diagnostic');
  const merged = mergeSameCause([{ ...first, severity: 'error' }, ...others, other]);
  expect(merged.map(({ message, span, severity }) => [message, span.start, severity])).toEqual([
    ['Several are wrong.', 3, 'error'],
    ['Other.', 5, 'warning'],
  ]);
  expect(merged[0]?.related?.map(({ message }) => message)).toEqual([
    'Wrong in b.yaml',
    'Wrong in c.yaml',
    'Wrong in d.yaml',
    'Wrong in d.yaml',
  ]);
});

test('diagnostics with a common cause stay if they are few or in few files', () => {
  for (const files of [['b.yaml', 'c.yaml', 'd.yaml'], new Array<string>(9).fill('b.yaml')]) {
    const list = withCommonCause(files);
    expect(mergeSameCause(list)).toEqual(list);
  }
});
