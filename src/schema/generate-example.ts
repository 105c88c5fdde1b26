import { isMap, listAt, mapAt, setEntry, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';

/** More values than any page would show: types that use one another many times over stand for more than fits in memory. */
const mostValues = 10_000;

/**
 * The example of a schema: its own, or one made of those of its properties, where an integer is 0, a string is `string` and an
 * array has one item. Beside an `allOf` the example is made, as on the pages published so far: it shows what all parents bring.
 * `undefined` where there is nothing to make it of.
 */
export const exampleOf = (schema: Schema): YamlValue | undefined => make(schema, { left: mostValues });

/** The example that the schema itself contains. */
export const writtenExample = (schema: Schema): YamlValue | undefined =>
  listAt(schema, 'allOf') ? undefined : valueAt(schema, 'example');

interface Budget {
  left: number;
}

function make(schema: YamlValue | undefined, budget: Budget): YamlValue | undefined {
  if (!isMap(schema) || budget.left-- <= 0) return undefined;
  const own = writtenExample(schema);
  if (own !== undefined) return own;
  const whole = withParents(schema);
  const type = valueAt(whole, 'type');
  switch (Array.isArray(type) ? type[0] : type) {
    case 'array':
      return makeItems(valueAt(whole, 'items'), budget);
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return listAt(whole, 'enum')?.[0] ?? 'string';
    case 'object':
      return makeEntries(mapAt(whole, 'properties') ?? {}, budget);
    default: {
      const properties = mapAt(whole, 'properties');
      return properties ? makeEntries(properties, budget) : make(listAt(whole, 'oneOf')?.[0], budget);
    }
  }
}

function makeEntries(properties: YamlMap, budget: Budget): YamlMap {
  const example: YamlMap = {};
  for (const name of Object.keys(properties)) {
    const value = make(properties[name], budget);
    if (value !== undefined) setEntry(example, name, value);
  }
  return example;
}

function makeItems(items: YamlValue | undefined, budget: Budget): YamlValue[] {
  const schemas = Array.isArray(items) ? items : [items];
  return schemas.map((schema) => make(schema, budget)).filter((example) => example !== undefined);
}
