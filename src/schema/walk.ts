import { isMap, listAt, mapAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { Schema } from './inherit.js';

/** How a schema stands in the one around it. */
export type SchemaPlace = 'property' | 'items' | 'parent' | 'alternative';

export interface InnerSchema {
  readonly schema: Schema;
  readonly place: SchemaPlace;
}

const maps = ['properties', 'patternProperties', 'definitions'] as const;
const alternatives = ['oneOf', 'anyOf'] as const;

/** The schemas that stand in a schema, without those that stand in these. */
export function schemasIn(schema: Schema): InnerSchema[] {
  const found: InnerSchema[] = [];
  const add = (inner: YamlValue | undefined, place: SchemaPlace): void => {
    if (isMap(inner)) found.push({ schema: inner, place });
  };
  for (const keyword of maps) {
    const map: YamlMap = mapAt(schema, keyword) ?? {};
    for (const key of Object.keys(map)) add(map[key], 'property');
  }
  add(valueAt(schema, 'additionalProperties'), 'property');
  const items = valueAt(schema, 'items');
  for (const item of Array.isArray(items) ? items : [items]) add(item, 'items');
  for (const parent of listAt(schema, 'allOf') ?? []) add(parent, 'parent');
  for (const keyword of alternatives)
    for (const inner of listAt(schema, keyword) ?? []) add(inner, 'alternative');
  add(valueAt(schema, 'not'), 'alternative');
  return found;
}

/** Visits a schema and all schemas in it, each once, however many places it stands in. */
export function walkSchema(root: Schema, visit: (schema: Schema) => void): void {
  const seen = new Set<Schema>([root]);
  for (const schema of seen) {
    visit(schema);
    for (const { schema: inner } of schemasIn(schema)) seen.add(inner);
  }
}
