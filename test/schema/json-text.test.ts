import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineJson, jsonText } from '../../src/schema/json-text.js';

test('JSON on several lines, keys in file order', () => {
  expect(jsonText({ b: [1, {}], a: { c: [], d: null } }, { indent: 2 })).toBe(
    '{\n  "b": [\n    1,\n    {}\n  ],\n  "a": {\n    "c": [],\n    "d": null\n  }\n}',
  );
});

test('sorted keys, ASCII only', () => {
  expect(jsonText({ b: 'é😀', a: 0.25 }, { indent: 4, sorted: true, ascii: true })).toBe(
    '{\n    "a": 0.25,\n    "b": "\\u00e9\\ud83d\\ude00"\n}',
  );
});

test('on one line', () => expect(inlineJson(['a', { b: [1, 2] }])).toBe('["a", {"b": [1, 2]}]'));

test('any value survives a round trip', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, sorted) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(jsonText(plain, { indent: 2, sorted }))).toEqual(plain);
      expect(JSON.parse(inlineJson(plain))).toEqual(plain);
    }),
  );
});
