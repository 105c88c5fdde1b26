import { isMap, listAt, mapAt, setEntry, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import { followRecursion, isRecursive } from './recursion.js';

/** The limit on the size of an example; types that refer to each other repeatedly can expand beyond the available memory. */
const maxValues = 10_000;

/**
 * Returns the example of a schema: the one it contains, or one generated from its properties, where an integer is 0, a string is `string`
 * and an array has one item. The example of a schema with `allOf` is always generated, so that it includes the properties of all parents.
 * Returns `undefined` for a schema without a known type.
 */
export const exampleOf = (schema: Schema): YamlValue | undefined =>
  generate(schema, { left: maxValues, followed: new Set() });

/** The example that the schema itself contains. */
export const writtenExample = (schema: Schema): YamlValue | undefined =>
  listAt(schema, 'allOf') ? undefined : valueAt(schema, 'example');

interface Budget {
  left: number;
  /** Recursive references that the example contains already. */
  readonly followed: Set<Schema>;
}

function generate(schema: YamlValue | undefined, budget: Budget): YamlValue | undefined {
  if (!isMap(schema) || budget.left-- <= 0) return undefined;
  if (isRecursive(schema)) {
    if (budget.followed.has(schema)) return undefined;
    budget.followed.add(schema);
    return generate(followRecursion(schema), budget);
  }
  const written = writtenExample(schema);
  if (written !== undefined) return written;
  const whole = withParents(schema);
  const type = valueAt(whole, 'type');
  switch (Array.isArray(type) ? type[0] : type) {
    case 'array':
      return generateItems(valueAt(whole, 'items'), budget);
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return listAt(whole, 'enum')?.[0] ?? 'string';
    case 'object':
      return generateEntries(mapAt(whole, 'properties') ?? {}, budget);
    default: {
      const properties = mapAt(whole, 'properties');
      return properties ? generateEntries(properties, budget) : generate(listAt(whole, 'oneOf')?.[0], budget);
    }
  }
}

function generateEntries(properties: YamlMap, budget: Budget): YamlMap {
  const example: YamlMap = {};
  for (const name of Object.keys(properties)) {
    const value = generate(properties[name], budget);
    if (value !== undefined) setEntry(example, name, value);
  }
  return example;
}

function generateItems(items: YamlValue | undefined, budget: Budget): YamlValue[] {
  const schemas = Array.isArray(items) ? items : [items];
  return schemas.map((schema) => generate(schema, budget)).filter((example) => example !== undefined);
}
