import { isMap, listAt, mapAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { Schema } from './inherit.js';

/** Where a schema stands in another one. */
export type SchemaPlace = 'root' | 'property' | 'items' | 'parent' | 'alternative';

const maps = ['properties', 'patternProperties', 'definitions'] as const;
const alternatives = ['oneOf', 'anyOf'] as const;

/** A schema with all schemas in it, each once, however many places it stands in. */
export function walkSchema(root: Schema, visit: (schema: Schema, place: SchemaPlace) => void): void {
  const seen = new Set<YamlMap>();
  const enter = (schema: YamlValue | undefined, place: SchemaPlace): void => {
    if (!isMap(schema) || seen.has(schema)) return;
    seen.add(schema);
    visit(schema, place);
    for (const keyword of maps)
      for (const inner of Object.values(mapAt(schema, keyword) ?? {})) enter(inner, 'property');
    enter(valueAt(schema, 'additionalProperties'), 'property');
    const items = valueAt(schema, 'items');
    for (const item of Array.isArray(items) ? items : [items]) enter(item, 'items');
    for (const parent of listAt(schema, 'allOf') ?? []) enter(parent, 'parent');
    for (const keyword of alternatives)
      for (const inner of listAt(schema, keyword) ?? []) enter(inner, 'alternative');
    enter(valueAt(schema, 'not'), 'alternative');
  };
  enter(root, 'root');
}
