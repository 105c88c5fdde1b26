import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMultipleOf } from '../../src/schema/multiple.js';

test.each([
  [143.48, 0.01, true],
  [0.3, 0.1, true],
  [-1.1, 0.1, true],
  [1e300, 1e-10, true],
  [0, 0.7, true],
  [143.485, 0.01, false],
  [1, 0.3, false],
  [7, 2, false],
  [1, 0, false],
])('%d is a multiple of %d: %s', (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

test('a decimal number is a multiple of its last digit, and of nothing else below it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }), (digits, places) => {
      const value = Number(`${digits}e-${places}`);
      expect(isMultipleOf(value, Number(`1e-${places}`))).toBe(true);
      expect(
        isMultipleOf(Number(`${digits * 10 + (digits < 0 ? -5 : 5)}e-${places + 1}`), Number(`1e-${places}`)),
      ).toBe(false);
    }),
  );
});
