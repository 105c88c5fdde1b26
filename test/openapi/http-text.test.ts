import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formText, pathText } from '../../src/openapi/http-text.js';

test('a path keeps slashes and encodes other reserved characters', () => {
  expect(pathText("!room:example.org/a b?c#d'(*)~-_.é")).toBe(
    '%21room%3Aexample.org/a%20b%3Fc%23d%27%28%2A%29~-_.%C3%A9',
  );
});

test('a query repeats the name for each item, or joins the items', () => {
  expect(
    formText([
      ['a b', { items: ['c/d e'], delimiter: undefined }],
      ['v', { items: ['1', '$2'], delimiter: undefined }],
      ['c', { items: ['1', ',2'], delimiter: ',' }],
      ['p', { items: ['x', 'y|z'], delimiter: '|' }],
      ['s', { items: ['x', 'y'], delimiter: ' ' }],
    ]),
  ).toBe('a+b=c%2Fd+e&v=1&v=%242&c=1,%2C2&p=x%7Cy%7Cz&s=x+y');
});

test('any text survives a round trip through a query', () => {
  const query = (text: string): string => formText([['k', { items: [text], delimiter: undefined }]]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(new URLSearchParams(query(text)).get('k')).toBe(text);
    }),
  );
  expect(query('\ud800')).toBe('k=%EF%BF%BD');
});
