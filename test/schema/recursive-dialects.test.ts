import { expect, test } from 'vitest';
import { validate } from '../../src/schema/validate.js';
import { mapAt, valueAt } from '../../src/yaml/value.js';
import { repository, shown } from './repository.js';

const node =
  '{type: object, required: [name], properties: {name: {type: string}, below: {type: array, items: {$ref: "TARGET"}}}}';

/** Validates `value` of a file against `schema`, which refers to itself in one of several ways. */
function mismatches(dialect: string, files: Record<string, string>, value: string): string[] {
  const text = `schema:\n  $schema: "${dialect}"\n  allOf: [{$ref: "#/parts/node"}]\nparts: {node: ${files['a.yaml']}}\nvalue: ${value}\n`;
  const { load, resolved } = repository({ ...files, 'a.yaml': text });
  const root = resolved('a.yaml')?.value;
  const [schema, example, document] = [mapAt(root, 'schema'), valueAt(root, 'value'), load('a.yaml')];
  if (!schema || example === undefined || !document) throw new Error('no schema, or no value');
  return validate(schema, example, document.span).map(({ message, span }) => `${message} ${shown(span)}`);
}

const dialects = [
  'http://json-schema.org/draft-06/schema#',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
];

const here = { 'a.yaml': node.replace('TARGET', '#/parts/node') };
const elsewhere = { 'a.yaml': node.replace('TARGET', 'b.yaml'), 'b.yaml': node.replace('TARGET', 'b.yaml') };

test.each(dialects)('a recursive schema of %s is applied at every depth', (dialect) => {
  for (const files of [here, elsewhere]) {
    expect(mismatches(dialect, files, '{name: a, below: [{name: b, below: []}]}')).toEqual([]);
    expect(mismatches(dialect, files, '{name: a, below: [{name: 2}]}')).toEqual([
      'expected a string, got 2. a.yaml:5:33 2',
    ]);
    expect(
      mismatches(dialect, files, '{name: a, below: [{name: b, below: [{name: c, below: [{}]}]}]}'),
    ).toEqual(['missing property "name". a.yaml:5:62 {']);
  }
});

test('keys beside a recursive reference override those of its target', () => {
  const files = {
    'a.yaml': node.replace('{$ref: "TARGET"}', '{$ref: "#/parts/node", required: [age]}'),
  };
  const [, , , latest = ''] = dialects;
  expect(mismatches(latest, files, '{name: a, below: [{age: 1}]}')).toEqual([]);
  expect(mismatches(latest, files, '{name: a, below: [{name: b}]}')).toEqual([
    'missing property "age". a.yaml:5:26 {',
  ]);
});

test('schemas that refer to each other are applied at every depth', () => {
  const files = {
    'a.yaml': '{type: object, properties: {b: {$ref: b.yaml}}}',
    'b.yaml': '{type: object, properties: {c: {$ref: c.yaml}, count: {type: integer}}}',
    'c.yaml': '{type: object, properties: {b: {$ref: b.yaml}}}',
  };
  const [, , , latest = ''] = dialects;
  expect(mismatches(latest, files, '{b: {c: {b: {c: {b: {count: 1}}}}}}')).toEqual([]);
  expect(mismatches(latest, files, '{b: {c: {b: {c: {b: {count: many}}}}}}')).toEqual([
    'expected an integer, got "many". a.yaml:5:36 many',
  ]);
});
