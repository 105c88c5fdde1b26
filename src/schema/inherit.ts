import { compose } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, setEntry, type YamlMap } from '../yaml/value.js';
import { isIncomplete, markIncomplete } from './incomplete.js';
import { followRecursion } from './recursion.js';

/** A JSON Schema with resolved references. */
export type Schema = YamlMap;

const mergedKeywords = ['properties', 'additionalProperties', 'patternProperties'] as const;

const cache = new WeakMap<Schema, Schema>();

/**
 * Merges a schema with the parents in its `allOf` (JSON Schema draft 4, 5.5.3): the parents in order, then the schema itself. Later
 * keywords override earlier ones, except that `required` is concatenated and properties are merged by name. Returns the same object for a
 * schema without parents.
 */
export function withParents(schema: Schema): Schema {
  const allOf = listAt(schema, 'allOf');
  if (!allOf) return schema;
  const cached = cache.get(schema);
  if (cached) return cached;
  const { allOf: _, ...rest } = schema;
  const parents = allOf.filter(isMap).map((parent) => withParents(followRecursion(parent)));
  const layers: Schema[] = [...parents, compose(rest, [schema])];
  const result = merged(layers);
  if ([schema, ...parents].some(isIncomplete)) markIncomplete(result);
  for (const keyword of mergedKeywords) {
    const maps = layers.map((layer) => mapAt(layer, keyword)).filter((map) => map !== undefined);
    if (maps.length < 2) continue;
    const joined = compose(merged(maps), maps);
    if (maps.some(isIncomplete)) markIncomplete(joined);
    result[keyword] = joined;
  }
  const lists = layers.map((layer) => listAt(layer, 'required')).filter((list) => list !== undefined);
  if (lists.length > 1) result.required = compose(lists.flat(), lists);
  compose(result, layers);
  cache.set(schema, result);
  return result;
}

function merged(maps: readonly YamlMap[]): YamlMap {
  const [first, ...others] = maps;
  const result = { ...first };
  for (const map of others) for (const key of Object.keys(map)) setEntry(result, key, map[key] ?? null);
  return result;
}
