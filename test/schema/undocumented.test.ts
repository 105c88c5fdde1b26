import { expect, test } from 'vitest';
import { undocumentedIn } from '../../src/schema/undocumented.js';
import { mapAt, valueAt } from '../../src/yaml/value.js';
import { repository, shown } from './repository.js';

function undocumented(text: string): string[] {
  const { load, resolved } = repository({
    'a.yaml': text,
    'parent.yaml': 'type: object\nproperties: {id: {type: string}}',
    'other.yaml': 'b: 2\n',
  });
  const root = resolved('a.yaml')?.value;
  const schema = mapAt(root, 'schema');
  const value = valueAt(root, 'value');
  const document = load('a.yaml');
  if (!schema || value === undefined || !document) throw new Error('no schema, or no value');
  return undocumentedIn(schema, value, document.span).map(
    ({ span, path }) => `${shown(span)} ${path.join('/')}`,
  );
}

test.each([
  ['a known property', 'schema: {properties: {a: {type: string}}}\nvalue: {a: x}', []],
  ['a misspelt property', 'schema: {properties: {name: {}}}\nvalue:\n  nmae: x', ['a.yaml:3:3 nmae nmae']],
  [
    'nested in lists',
    'schema: {properties: {l: {items: {properties: {a: {}}}}}}\nvalue: {l: [{a: 1}, {b: 2}]}',
    ['a.yaml:2:22 b l/1/b'],
  ],
  [
    'a property of a parent',
    'schema: {allOf: [{$ref: parent.yaml}], properties: {a: {}}}\nvalue: {id: x, a: y}',
    [],
  ],
  ['an unresolved parent', 'schema: {allOf: [{$ref: lost.yaml}], properties: {a: {}}}\nvalue: {b: x}', []],
  [
    'a property from a reference with siblings',
    'schema: {properties: {a: {}}}\nvalue:\n  a: 1\n  $ref: other.yaml',
    ['a.yaml:4:9 other.yaml b'],
  ],
  [
    'a property from a reference without siblings',
    'schema: {properties: {a: {}}}\nvalue:\n  $ref: other.yaml',
    ['other.yaml:1:1 b b'],
  ],
  ['a schema without properties', 'schema: {type: object}\nvalue: {a: 1}', []],
  [
    'arbitrary keys',
    'schema: {additionalProperties: {properties: {a: {}}}}\nvalue: {x: {a: 1, b: 2}}',
    ['a.yaml:2:19 b x/b'],
  ],
  ['a pattern', 'schema: {patternProperties: {"^@": {}}}\nvalue: {"@a": 1, b: 2}', ['a.yaml:2:18 b b']],
  [
    'additionalProperties: true',
    'schema: {properties: {a: {}}, additionalProperties: true}\nvalue: {b: 2}',
    [],
  ],
  [
    'the properties of matching alternatives',
    'schema: {oneOf: [{required: [a], properties: {a: {}}}, {required: [b], properties: {b: {}}}]}\nvalue: {a: 1, c: 2}',
    ['a.yaml:2:15 c c'],
  ],
])('%s', (_, text, expected) => {
  expect(undocumented(text)).toEqual(expected);
});
