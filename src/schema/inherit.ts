import { compose } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, setEntry, type YamlMap } from '../yaml/value.js';
import { isIncomplete, markIncomplete } from './incomplete.js';

/** A JSON Schema, its references resolved. */
export type Schema = YamlMap;

const mergedKeywords = ['properties', 'additionalProperties', 'patternProperties'] as const;

const known = new WeakMap<Schema, Schema>();

/**
 * A schema with what it has of its `allOf` (JSON Schema draft 4, 5.5.3): the parents first, in order, then the schema itself.
 * Of each keyword the last one counts; `required` is joined, and properties are merged by name. The very schema where it
 * has no parents.
 */
export function withParents(schema: Schema): Schema {
  const allOf = listAt(schema, 'allOf');
  if (!allOf) return schema;
  const before = known.get(schema);
  if (before) return before;
  const { allOf: _, ...own } = schema;
  const parents = allOf.filter(isMap).map(withParents);
  const layers: Schema[] = [...parents, compose(own, [schema])];
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
  known.set(schema, result);
  return result;
}

function merged(maps: readonly YamlMap[]): YamlMap {
  const [first, ...others] = maps;
  const result = { ...first };
  for (const map of others) for (const key of Object.keys(map)) setEntry(result, key, map[key] ?? null);
  return result;
}
