import { compose } from '../../yaml/ranges.js';
import { isMap, listAt, type YamlCollection, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { followRecursion, isRecursive } from '../recursion.js';
import { createChange } from './change.js';
import type { SchemaConventions } from './conventions.js';
import { mergeAllOf } from './merge.js';

/** Reads schemas together with the schemas that they inherit from. */
export interface SchemaReader {
  readonly conventions: SchemaConventions;
  /** Returns the content of a file, with its references resolved, in the form that tables and examples are made from. */
  prepare(value: YamlValue): YamlValue;
  /** Returns a schema of a prepared file with its `allOf` merged; for a recursive reference, the schema that it refers to. */
  whole(schema: Schema): Schema;
}

/** Creates a reader. What several files share is prepared once. */
export function createSchemaReader(conventions: SchemaConventions): SchemaReader {
  const isEverywhere = conventions.inheritance === 'everywhere';
  const prepare = createChange((part) => {
    if (Array.isArray(part)) return conventions.flattensLists ? flatten(part) : part;
    const entries = isEverywhere && !isRecursive(part) ? parentsOf(part) : undefined;
    return entries ? mergeAllOf(part, entries) : part;
  });

  const followed = (schema: Schema): Schema => {
    if (!isRecursive(schema)) return schema;
    const prepared = prepare(followRecursion(schema));
    return isMap(prepared) ? prepared : schema;
  };
  const parentsOf = (schema: Schema): YamlMap[] | undefined =>
    listAt(schema, 'allOf')?.filter(isMap).map(followed);

  // The `allOf` that a schema inherits from its parents is merged in turn; the parents as such are not.
  const merged = new WeakMap<Schema, Schema>();
  const inherited = (schema: Schema): Schema => {
    const parents = parentsOf(schema);
    if (!parents) return schema;
    const before = merged.get(schema);
    if (before) return before;
    const result = inherited(mergeAllOf(schema, parents));
    merged.set(schema, result);
    return result;
  };
  return {
    conventions,
    prepare,
    whole: (schema) => (isEverywhere ? followed(schema) : inherited(followed(schema))),
  };
}

/** The items of lists within a list become items of the list. */
function flatten(list: YamlCollection & unknown[]): YamlCollection {
  if (!list.some(Array.isArray)) return list;
  const layers = list.map((item) => (Array.isArray(item) ? item : [item]));
  return compose(layers.flat(), layers);
}
