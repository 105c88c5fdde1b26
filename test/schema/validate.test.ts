import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataTypeOf } from '../../src/schema/data-type.js';
import { createFindErrors } from '../../src/schema/errors.js';
import { exampleOf } from '../../src/schema/generate/example.js';
import { matches } from '../../src/schema/matcher.js';
import { mismatchDiagnostic } from '../../src/schema/mismatch.js';
import { undocumentedIn } from '../../src/schema/undocumented.js';
import { validate } from '../../src/schema/validate.js';
import { SourceText } from '../../src/source/text.js';
import { mapAt, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.js';
import { repository, shown } from './repository.js';

/** Validates the key `value` of a file against the key `schema`; formats each mismatch as `span | message | related spans`. */
function mismatches(files: Record<string, string>): string[] {
  const { load, resolved } = repository(files);
  const root = resolved('a.yaml')?.value;
  const schema = mapAt(root, 'schema');
  const value = valueAt(root, 'value');
  const document = load('a.yaml');
  if (!schema || value === undefined || !document) throw new Error('no schema, or no value');
  return validate(schema, value, document.span).map((mismatch) => {
    const { span, related = [] } = mismatchDiagnostic('example/schema', 'This example', mismatch);
    return [shown(span), mismatch.message, ...related.map((one) => shown(one.span))].join(' | ');
  });
}

describe('mismatches are reported with both positions', () => {
  test.each([
    ['none', 'schema: {type: object}\nvalue: {a: 1}', []],
    [
      'type',
      'schema: {type: object, properties: {a: {type: integer}}}\nvalue:\n  a: one',
      ['a.yaml:3:6 one | expected an integer, got "one". | a.yaml:1:47 integer'],
    ],
    [
      'required',
      'schema:\n  required: [a, b]\nvalue: {a: 1}',
      ['a.yaml:3:8 { | missing property "b". | a.yaml:2:13 [a, b]'],
    ],
    [
      'additionalProperties',
      'schema: {additionalProperties: false}\nvalue:\n  c: {}',
      ['a.yaml:3:3 c | unknown property "c". | a.yaml:1:32 false'],
    ],
    [
      'enum',
      'schema: {items: {enum: [x, y]}}\nvalue:\n- x\n- z',
      ['a.yaml:4:3 z | "z" is not one of "x", "y". | a.yaml:1:24 [x, y]'],
    ],
    [
      'every mismatch, not only the first',
      'schema: {items: {type: string}}\nvalue: [1, a, 2]',
      [
        'a.yaml:2:9 1 | expected a string, got 1. | a.yaml:1:24 string',
        'a.yaml:2:15 2 | expected a string, got 2. | a.yaml:1:24 string',
      ],
    ],
    ['none for an invalid schema, which another rule reports', 'schema: {type: sheep}\nvalue: 1', []],
    ['none for a multiple of a decimal number', 'schema: {multipleOf: 0.01}\nvalue: 143.48', []],
    [
      'none for a multiple of a decimal number in a later dialect',
      'schema: {$schema: "http://json-schema.org/draft-07/schema#", multipleOf: 0.01}\nvalue: 143.48',
      [],
    ],
    [
      'multipleOf, with the digits of the file',
      'schema: {properties: {a: {multipleOf: 0.10}}}\nvalue: {a: 1.250}',
      ['a.yaml:2:12 1.250 | 1.250 is not a multiple of 0.10. | a.yaml:1:39 0.10'],
    ],
    [
      'an exclusive limit',
      'schema: {minimum: 3, exclusiveMinimum: true}\nvalue: 3',
      [
        'a.yaml:1:1 schema: {minimum: 3, exclusiveMinimum: true}\nvalue: 3 | 3 is not greater than 3. | a.yaml:1:19 3',
      ],
    ],
    [
      'equal items',
      'schema: {uniqueItems: true}\nvalue: [a, {b: 1, c: 2}, 3, {c: 2, b: 1}]',
      [
        'a.yaml:2:8 [a, {b: 1, c: 2}, 3, {c: 2, b: 1}] | items 2 and 4 of the array are equal. | a.yaml:1:23 true',
      ],
    ],
    [
      'minLength',
      'schema: {items: {minLength: 2}}\nvalue: [a]',
      ['a.yaml:2:9 a | "a" does not satisfy `minLength: 2`. | a.yaml:1:29 2'],
    ],
  ])('%s', (_, text, expected) => {
    expect(mismatches({ 'a.yaml': text })).toEqual(expected);
  });

  test('with the references to the value', () => {
    const files = {
      'a.yaml': 'schema: {properties: {list: {items: {$ref: s.yaml}}}}\nvalue: {list: [{$ref: e.json}]}',
      's.yaml': 'allOf:\n  - $ref: base.yaml\n',
      'base.yaml': 'properties:\n  n: {type: number}\n',
      'e.json': '{\n "n": "1"\n}',
    };
    expect(mismatches(files)).toEqual([
      'e.json:2:7 "1" | expected a number, got "1". | base.yaml:2:13 number | a.yaml:2:23 e.json',
    ]);
  });

  test('at a reference with siblings', () => {
    const files = {
      'a.yaml': 'schema: {properties: {n: {type: number}}}\nvalue:\n  own: 1\n  $ref: e.json',
      'e.json': '{\n "n": "1"\n}',
    };
    expect(mismatches(files)).toEqual([
      'a.yaml:4:9 e.json | expected a number, got "1". | a.yaml:1:33 number | e.json:2:7 "1"',
    ]);
  });

  test.each([
    [
      'schema: {properties: {name: {}}, additionalProperties: false}\nvalue: {nane: x}',
      'Did you mean "name"?',
    ],
    ['schema: {properties: {name: {}}, required: [name]}\nvalue: {nane: x}', 'Rename "nane" to "name".'],
    ['schema: {properties: {name: {}}, required: [name]}\nvalue: {weight: x}', undefined],
  ])('with a similar name: %s', (text, help) => {
    const { resolved, load } = repository({ 'a.yaml': text });
    const root = resolved('a.yaml')?.value;
    const [schema, document] = [mapAt(root, 'schema'), load('a.yaml')];
    if (!schema || !document) throw new Error('no schema');
    expect(validate(schema, valueAt(root, 'value') ?? null, document.span).map((one) => one.help)).toEqual([
      help,
    ]);
  });

  test('of the alternative that was intended', () => {
    const text = [
      'schema:',
      '  oneOf:',
      '    - {required: [kind], properties: {kind: {enum: [a]}, x: {type: string}}}',
      '    - {required: [kind], properties: {kind: {enum: [b]}, x: {type: integer}}}',
      'value: {kind: b, x: no}',
    ].join('\n');
    expect(mismatches({ 'a.yaml': text })).toEqual([
      'a.yaml:5:21 no | expected an integer, got "no". | a.yaml:4:68 integer',
    ]);
  });
});

describe('a value of one of the types of a union has only the errors of that alternative', () => {
  const later = '  $schema: https://json-schema.org/draft/2020-12/schema';
  const union = [
    '  prefixItems: [true]',
    '  anyOf:',
    '    - {enum: [a, b]}',
    '    - {type: array, items: {type: integer}}',
    '    - {type: object, required: [x], properties: {y: {type: integer}}}',
  ];
  test.each([
    ['c', ['"c" is not one of "a", "b".']],
    ['[no]', ['expected an integer, got "no".']],
    ['{y: no}', ['missing property "x".', 'expected an integer, got "no".']],
    ['{y: 1}', ['missing property "x".']],
    ['7', ['7 is not one of "a", "b".']],
  ])('%s', (value, messages) => {
    const text = ['schema:', later, ...union, `value: ${value}`].join('\n');
    expect(mismatches({ 'a.yaml': text }).map((one) => one.split(' | ')[1])).toEqual(messages);
  });
});

describe('the matcher', () => {
  const ajv = new Ajv.default({ strict: false, validateFormats: false, validateSchema: false });
  const key = fc.constantFrom('a', 'b', 'ab');
  const value = fc.letrec<{ value: YamlValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<YamlValue>(null, true, 0, 1, -1, 2.5, '', 'a', 'ab', '😀'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
  const type = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');
  const small = fc.integer({ min: 0, max: 3 });
  const leaf = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) }),
    required: fc.uniqueArray(key, { minLength: 1, maxLength: 2 }),
    minimum: small,
    exclusiveMinimum: fc.boolean(),
    maximum: small,
    multipleOf: fc.constantFrom(1, 0.5, 2),
    minLength: small,
    maxLength: small,
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    minProperties: small,
    maxProperties: small,
    pattern: fc.constantFrom('^a', 'b'),
  };
  /** Picks a few keywords, so that some values match. */
  const few = (keywords: Readonly<Record<string, fc.Arbitrary<YamlValue>>>): fc.Arbitrary<YamlMap> =>
    fc
      .subarray(Object.keys(keywords), { minLength: 0, maxLength: 3 })
      .map((names) => names.filter((name) => name !== 'exclusiveMinimum' || names.includes('minimum')))
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, keywords[name] ?? small]))));
  const schemaOf = (inner: fc.Arbitrary<YamlMap>): fc.Arbitrary<YamlMap> =>
    few({
      ...leaf,
      properties: fc.dictionary(key, inner, { maxKeys: 2, noNullPrototype: true }),
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b$'), inner, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      items: fc.oneof(inner, fc.array(inner, { minLength: 1, maxLength: 2 })),
      additionalItems: fc.oneof(fc.boolean(), inner),
      allOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
      anyOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
      oneOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
      not: inner,
      dependencies: fc.dictionary(key, fc.oneof(inner, fc.uniqueArray(key, { minLength: 1 })), {
        maxKeys: 1,
      }),
    });
  const schema = schemaOf(schemaOf(few(leaf)));

  test('agrees with ajv', () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 5 }), (one, values) => {
        const isValid = ajv.compile(one);
        for (const each of values) expect(matches(one, each)).toBe(isValid(each));
      }),
      { numRuns: 400 },
    );
  });

  test('and the search for errors report what ajv reports', () => {
    const all = new Ajv.default({
      strict: false,
      validateFormats: false,
      validateSchema: false,
      allErrors: true,
    });
    const findErrors = createFindErrors(() => undefined);
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 1, maxLength: 5 }), (one, values) => {
        const isValid = all.compile(one);
        for (const each of values) {
          isValid(each);
          const expected = (isValid.errors ?? []).map(
            ({ instancePath, keyword }) => `${keyword} ${instancePath}`,
          );
          const found = findErrors(one, each).map(
            ({ keyword, path }) => `${keyword} ${path.map((key) => `/${key}`).join('')}`,
          );
          // Errors of alternatives of which several match, and of additional items, are reported once.
          expect(
            found.filter((error) => !expected.includes(error) && !/^additionalItems/.test(error)),
          ).toEqual([]);
          expect(found.length > 0).toBe(expected.length > 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test.each<[string, YamlValue]>([
    ['an unknown type', { type: 'file' }],
    ['an invalid pattern', { pattern: '(' }],
    ['an unresolved reference', { $ref: '#/x' }],
  ])('has no verdict on %s', (_, one) => {
    expect(matches(one, 'a')).toBeUndefined();
  });
});

describe('combinations of combinations of one schema', () => {
  test.each(['allOf', 'anyOf', 'oneOf'])('%s: are validated in linear time', (keyword) => {
    const span = { source: SourceText.file('a.yaml', ''), start: 0, end: 0 };
    let schema: YamlMap = { type: 'object', properties: { a: { type: 'string' } } };
    for (let i = 0; i < 60; i++) schema = { [keyword]: [schema, schema] };
    const messages = validate(schema, { a: 1 }, span).map(({ message }) => message);
    expect(messages).toHaveLength(1);
    expect(undocumentedIn(schema, { b: 1 }, span).map(({ name }) => name)).toEqual(['b']);
    expect(dataTypeOf(schema, span).tables.length).toBeLessThanOrEqual(1);
    expect(exampleOf(schema)).toBeDefined();
  });
});
