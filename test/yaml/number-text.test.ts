import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { numberTextAt } from '../../src/yaml/number-text.js';
import { parseYaml } from '../../src/yaml/parse.js';
import { listAt } from '../../src/yaml/value.js';

/** Parses a list of numbers and formats each of them. */
function numberTexts(items: string): string[] {
  const list = listAt(parseYaml(SourceText.file('a.yaml', `k: [${items}]`)).value, 'k') ?? [];
  return list.map((item, i) => (typeof item === 'number' ? numberTextAt(list, i, item) : 'none'));
}

test.each([
  [
    'digits are kept',
    '1.0, 2.50, 8421999999999995999, 1e3, -0.0, 1.5E-7',
    '1.0 2.50 8421999999999995999 1e3 -0.0 1.5E-7',
  ],
  ['JSON requires digits around the point and no plus sign', '+1, .5, 5., .5e1, 007', '1 0.5 5.0 0.5e1 7'],
  ['other radixes become decimal', '0x1F, 0o17, 0b101', '31 15 5'],
  ['tags and anchors are not part of the number', '!!float 2.50, &x 7.0, *x', '2.50 7.0 7.0'],
])('%s', (_, items, expected) => {
  expect(numberTexts(items).join(' ')).toBe(expected);
});

test('a number without a position has its shortest text', () => {
  expect(numberTextAt([1.5], 0, 1.5)).toBe('1.5');
});

test('the text of any number is JSON with the same value', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat({ max: 3 }), (value, zeros) => {
      const written =
        String(value) +
        (String(value).includes('.') && !String(value).includes('e') ? '0'.repeat(zeros) : '');
      const [text = ''] = numberTexts(written);
      expect(JSON.parse(text)).toBe(value === 0 ? JSON.parse(text) : value);
      expect(text).toBe(written);
    }),
  );
});
