import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleOf } from '../../src/schema/generate/example.js';
import { matches } from '../../src/schema/matcher.js';
import { matchingText } from '../../src/schema/pattern/matching-text.js';
import type { YamlMap } from '../../src/yaml/value.js';

const range = (low: string, high: string, values: fc.Arbitrary<number>): fc.Arbitrary<YamlMap> =>
  fc.tuple(values, values, fc.constantFrom('none', 'low', 'high', 'both')).map(([a, b, limits]) => ({
    ...(limits === 'low' || limits === 'both' ? { [low]: Math.min(a, b) } : {}),
    ...(limits === 'high' || limits === 'both' ? { [high]: Math.max(a, b) } : {}),
  }));

const size = fc.integer({ min: 0, max: 12 });
const leaf = fc.oneof(
  range('minimum', 'maximum', fc.integer({ min: -50, max: 50 })).map((limits) => ({
    type: 'integer',
    ...limits,
  })),
  range('minimum', 'maximum', fc.integer({ min: -500, max: 500 })).map((limits) => ({
    type: 'number',
    ...limits,
  })),
  range('minLength', 'maxLength', size).map((limits) => ({ type: 'string', ...limits })),
  fc.constantFrom<YamlMap>(
    { type: 'string', pattern: '^[a-f0-9]{8}$' },
    { type: 'number', minimum: 0.25, multipleOf: 0.1 },
    { type: 'integer', minimum: 7, exclusiveMinimum: true, multipleOf: 5 },
    { enum: ['a', 1.5, null] },
    { type: 'boolean', default: true },
    { type: ['null', 'string'], minLength: 9 },
  ),
);
const schema = fc.letrec<{ schema: YamlMap }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc
      .tuple(range('minItems', 'maxItems', fc.integer({ min: 1, max: 4 })), tie('schema'))
      .map(([limits, items]) => ({
        type: 'array',
        ...limits,
        items,
      })),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => ({
      type: 'object',
      required: ['a'],
      properties: { a, b },
      oneOf: [{ required: ['a'] }, { required: ['c'] }],
    })),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => ({ anyOf: [{ title: 'A', ...a }, b] })),
  ),
})).schema;

test('a generated example matches its schema', () => {
  fc.assert(
    fc.property(schema, (one) => {
      expect(matches(one, exampleOf(one) ?? null)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a recursive schema has a finite example', () => {
  const node: YamlMap = { type: 'object', properties: { name: { type: 'string' } } };
  node.properties = { name: { type: 'string' }, child: node, children: { type: 'array', items: node } };
  expect(exampleOf(node)).toEqual({ name: 'string', children: [] });
});

test.each<[string, number, number, string | undefined]>([
  ['^[A-Z]{3}-\\d+$', 0, 20, 'AAA-0'],
  ['^[A-Z]{3}-\\d+$', 8, 20, 'AAA-0000'],
  ['^(?:cow|sheep)$', 0, 20, 'cow'],
  ['^(?:cow|sheep)$', 5, 20, 'sheep'],
  ['^(a)(b)\\1$', 0, 20, 'aba'],
  ['[^a-z0-9]', 0, 20, 'A'],
  ['^\\p{Lu}\\u0041$', 0, 20, 'AA'],
  ['^(?=x)y$', 0, 20, undefined],
  ['^a+$', 2, 1, undefined],
])('a text for %s of %d to %d characters', (pattern, min, max, expected) => {
  expect(matchingText(pattern, ({ length }) => length >= min && length <= max)).toBe(expected);
});
