import { expect, test } from 'vitest';
import { dateInText } from '../../src/spec/date-in-text.js';

test.each([
  ['v1.2 (2026-05-05)', { date: '2026-05-05', rest: 'v1.2' }],
  ['v1.2, 5 May 2026', { date: '2026-05-05', rest: 'v1.2' }],
  ['May 15th, 2026: v1.2', { date: '2026-05-15', rest: 'v1.2' }],
  ['v1.2 (2026-02-30)', undefined],
  ['v1.2, 31 June 2026', undefined],
  ['v1.2', undefined],
])('%s', (text, expected) => {
  expect(dateInText(text)).toEqual(expected);
});
