import { expect, test } from 'vitest';
import { catalogue } from '../../src/check/catalogue/index.js';
import { survivable, withPageSeverities, withSeverities } from '../../src/policy/severities.js';
import { SourceText } from '../../src/source/text.js';

const span = { source: SourceText.file('a.rst', 'a'), start: 0, end: 1 };
const error = (rule: string) => ({ rule, severity: 'error', message: 'M.', span }) as const;

test('rules that do not stop a build exist', () => {
  const ids = catalogue.map(({ id }) => id);
  expect([...survivable].filter((rule) => !ids.includes(rule))).toEqual([]);
});

test('errors that leave no gap in a page are warnings unless the repository configures another severity', () => {
  const diagnostics = withPageSeverities([
    error('rst/directive'),
    error('rst/include'),
    error('yaml/syntax'),
  ]);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning', 'error', 'error']);
  const configured = withSeverities(diagnostics, new Map([['rst/directive', 'error']]));
  expect(configured.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
});
