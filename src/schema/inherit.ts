import { compose } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, type YamlMap } from '../yaml/value.js';

/** A JSON Schema object, its references resolved. */
export type Schema = YamlMap;

const overridden = ['type', 'title', 'description'] as const;
const merged = ['properties', 'additionalProperties', 'patternProperties'] as const;

const inherited = new WeakMap<Schema, Schema>();

/**
 * A schema with what it inherits through `allOf` (JSON Schema Validation, 5.22) in it: the parents first, in order, then the
 * object itself. The last `type`, `title`, `description` wins; `required` is joined; properties are merged by name.
 */
export function withParents(schema: Schema): Schema {
  const parents = listAt(schema, 'allOf')?.filter(isMap);
  if (!parents || parents.length === 0) return schema;
  const known = inherited.get(schema);
  if (known) return known;
  const result: Schema = {};
  const layers = [...parents.map(withParents), schema];
  for (const part of layers) {
    for (const key of Object.keys(part)) {
      if (key === 'allOf' || key === 'required' || isMerged(key)) continue;
      // What a parent says of itself alone (a default, an example) is inherited only where nothing later says it.
      if (part === schema || isOverridden(key) || !Object.hasOwn(result, key))
        result[key] = part[key] ?? null;
    }
  }
  const required = layers.map((part) => listAt(part, 'required')).filter((list) => list !== undefined);
  if (required.length > 0) result.required = compose(required.flat(), required);
  for (const key of merged) {
    const maps = layers.map((part) => mapAt(part, key)).filter((map) => map !== undefined);
    if (maps.length > 0) result[key] = compose(Object.assign({}, ...maps), maps);
    else if (schema[key] !== undefined) result[key] = schema[key];
  }
  const whole = compose(result, layers);
  inherited.set(schema, whole);
  return whole;
}

const isOverridden = (key: string): boolean => overridden.some((name) => name === key);
const isMerged = (key: string): boolean => merged.some((name) => name === key);
