import { isMap, listAt, mapAt, setEntry, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';

/**
 * The example of a schema: its own, or one made of those of its properties, where an integer is 0, a string is `string` and an
 * array has one item. Beside an `allOf` the example is made, as on the pages published so far: it shows what all parents bring.
 * `undefined` where there is nothing to make it of.
 */
export function exampleOf(schema: Schema): YamlValue | undefined {
  const own = ownExample(schema);
  if (own !== undefined) return own;
  const whole = withParents(schema);
  const type = valueAt(whole, 'type');
  switch (Array.isArray(type) ? type[0] : type) {
    case 'array':
      return arrayExample(valueAt(whole, 'items'));
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return listAt(whole, 'enum')?.[0] ?? 'string';
    case 'object':
      return objectExample(mapAt(whole, 'properties') ?? {});
    default: {
      const properties = mapAt(whole, 'properties');
      return properties && objectExample(properties);
    }
  }
}

/** The example that a schema gives itself. */
export const ownExample = (schema: Schema): YamlValue | undefined =>
  listAt(schema, 'allOf') ? undefined : valueAt(schema, 'example');

function objectExample(properties: YamlMap): YamlMap {
  const example: YamlMap = {};
  for (const [name, property] of Object.entries(properties)) {
    const value = isMap(property) ? exampleOf(property) : undefined;
    if (value !== undefined) setEntry(example, name, value);
  }
  return example;
}

function arrayExample(items: YamlValue | undefined): YamlValue[] {
  const schemas = Array.isArray(items) ? items : [items];
  return schemas
    .map((schema) => (isMap(schema) ? exampleOf(schema) : undefined))
    .filter((example) => example !== undefined);
}
