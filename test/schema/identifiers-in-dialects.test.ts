import { expect, test } from 'vitest';
import { draft2020 } from '../../src/schema/dialects.js';
import { validate } from '../../src/schema/validate.js';
import { mapAt, valueAt } from '../../src/yaml/value.js';
import { repository, shown } from './repository.js';

/** Validates `value` of a file against its `schema` as JSON Schema 2020-12. */
function mismatches(text: string): string[] {
  const { load, resolved } = repository({ 'a.yaml': text });
  const root = resolved('a.yaml')?.value;
  const [schema, value, document] = [mapAt(root, 'schema'), valueAt(root, 'value'), load('a.yaml')];
  if (!schema || value === undefined || !document) throw new Error('no schema, or no value');
  return validate(schema, value, document.span, draft2020).map(
    ({ message, span }) => `${message} ${shown(span)}`,
  );
}

test('a schema with an identifier that two references include is validated at both places', () => {
  const schema = `
schema:
  prefixItems:
    - $ref: https://farm.example/name
    - $ref: '#/schema/$defs/name'
  $defs:
    name: {$id: "https://farm.example/name", $anchor: name, type: string}
`;
  expect(mismatches(`${schema}value: [Bessie, Clara]\n`)).toEqual([]);
  expect(mismatches(`${schema}value: [1, 2]\n`)).toEqual([
    'expected a string, got 1. a.yaml:8:9 1',
    'expected a string, got 2. a.yaml:8:12 2',
  ]);
});

test('values of `const` keep entries that are named like identifiers', () => {
  const schema = 'schema:\n  $id: "https://farm.example/cow"\n  prefixItems: [{const: {$id: bessie}}]\n';
  expect(mismatches(`${schema}value: [{$id: bessie}]\n`)).toEqual([]);
  expect(mismatches(`${schema}value: [{}]\n`)).toHaveLength(1);
});

test('names of the prototype of objects are ordinary properties', () => {
  expect(
    mismatches('schema: {required: [toString], dependentRequired: {a: [constructor]}}\nvalue: {a: 1}\n'),
  ).toEqual(['missing property "toString". a.yaml:2:8 {', 'missing property "constructor". a.yaml:2:8 {']);
});

test('a schema that applies itself to the same value without end accepts every value', () => {
  expect(mismatches('schema: {$dynamicAnchor: a, $dynamicRef: "#a"}\nvalue: 1\n')).toEqual([]);
});

test('`$dynamicRef` resolves to the first `$dynamicAnchor` of the schemas around it', () => {
  const schema = `
schema:
  $id: https://farm.example/herd
  $ref: list
  $defs:
    cow: {$dynamicAnchor: item, type: string}
    list:
      $id: list
      type: array
      items: {$dynamicRef: '#item'}
      $defs:
        any: {$dynamicAnchor: item}
`;
  expect(mismatches(`${schema}value: [Bessie]\n`)).toEqual([]);
  expect(mismatches(`${schema}value: [Bessie, 2]\n`)).toEqual(['expected a string, got 2. a.yaml:13:17 2']);
});

test('`unevaluatedProperties` counts those of a reference beside it', () => {
  const schema = `
schema:
  $ref: '#/cow'
  properties: {breed: {type: string}}
  unevaluatedProperties: false
cow: {properties: {name: {type: string}}}
`;
  expect(mismatches(`${schema}value: {name: Bessie, breed: Jersey}\n`)).toEqual([]);
  expect(mismatches(`${schema}value: {name: Bessie, age: 2}\n`)).toHaveLength(1);
});

test('a `$dynamicRef` without a target is reported', () => {
  const { resolved } = repository({ 'a.yaml': '$dynamicAnchor: a\nitems: {$dynamicRef: "#b"}\n' });
  expect(resolved('a.yaml')?.diagnostics.map(({ rule, span }) => `${rule} ${shown(span)}`)).toEqual([
    'ref/missing a.yaml:2:22 "#b"',
  ]);
});
