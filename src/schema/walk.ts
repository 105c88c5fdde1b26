import { isMap, listAt, mapAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { Schema } from './inherit.js';

/** The role of a subschema in its parent. */
export type SubschemaRole = 'property' | 'items' | 'parent' | 'alternative';

/** A direct subschema. */
export interface Subschema {
  readonly schema: Schema;
  readonly role: SubschemaRole;
}

const maps = ['properties', 'patternProperties', 'definitions'] as const;
const alternatives = ['oneOf', 'anyOf'] as const;

const keywords = new Set<string>([...maps, 'additionalProperties', 'items', 'allOf', ...alternatives, 'not']);

/** Returns the direct subschemas of a schema. */
export function subschemasOf(schema: Schema): readonly Subschema[] {
  if (!hasKeyword(schema, keywords)) return [];
  const subschemas: Subschema[] = [];
  const add = (inner: YamlValue | undefined, role: SubschemaRole): void => {
    if (isMap(inner)) subschemas.push({ schema: inner, role });
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
  return subschemas;
}

/** Whether a schema has at least one of the keywords. Most schemas describe plain values; walks leave them early. */
export function hasKeyword(schema: Schema, keywords: ReadonlySet<string>): boolean {
  for (const keyword in schema) if (keywords.has(keyword)) return true;
  return false;
}

/** Visits a schema and all of its subschemas at any depth, each once. */
export function walkSchema(root: Schema, visit: (schema: Schema) => void): void {
  const seen = new Set<Schema>([root]);
  for (const schema of seen) {
    visit(schema);
    for (const { schema: inner } of subschemasOf(schema)) seen.add(inner);
  }
}
