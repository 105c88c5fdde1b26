import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathText, queryText } from '../../src/openapi/http-text.js';

test('a path keeps slashes and encodes other reserved characters', () => {
  expect(pathText("!room:example.org/a b?c#d'(*)~-_.é")).toBe(
    '%21room%3Aexample.org/a%20b%3Fc%23d%27%28%2A%29~-_.%C3%A9',
  );
});

test('a query repeats the name for each item of a list', () => {
  expect(
    queryText([
      ['a b', 'c/d e'],
      ['v', ['1', '$2']],
      ['n', 3],
      ['yes', true],
      ['no', false],
    ]),
  ).toBe('a+b=c%2Fd+e&v=1&v=%242&n=3&yes=True&no=False');
});

test('any text survives a round trip through a query', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(new URLSearchParams(queryText([['k', text]])).get('k')).toBe(text);
    }),
  );
  expect(queryText([['k', '\ud800']])).toBe('k=%EF%BF%BD');
});
