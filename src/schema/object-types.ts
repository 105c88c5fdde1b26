import type { Span } from '../source/text.js';
import { spanOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlValue } from '../yaml/value.js';
import { isIncomplete } from './incomplete.js';
import { type Schema, withParents } from './inherit.js';

/** An object with properties, which is shown as a table. */
export interface ObjectType {
  readonly schema: Schema;
  /** The title of its table. */
  readonly title: string | undefined;
  readonly properties: readonly string[];
  /** Whether the table needs a title; the table of a whole request or response does not. */
  readonly isNested: boolean;
  readonly span: Span | undefined;
}

/** Returns the object types that the tables of a schema show, each once, in file order. */
export function objectTypes(root: Schema): ObjectType[] {
  const seen = new Set<Schema>();
  const types: ObjectType[] = [];
  const enter = (schema: YamlValue | undefined, isNested: boolean): void => {
    if (!isMap(schema) || seen.has(schema)) return;
    seen.add(schema);
    const whole = withParents(schema);
    const properties = filled(whole, 'properties');
    const mapped = filled(whole, 'additionalProperties');
    const rows = properties ?? (mapped ? undefined : filled(whole, 'patternProperties'));
    const alternatives = listAt(whole, 'oneOf');
    // The content of an unresolved reference may include the title.
    if (rows && !alternatives && !isIncomplete(whole))
      types.push({
        schema,
        title: stringAt(whole, 'title'),
        properties: Object.keys(rows),
        isNested,
        span: spanOf(schema),
      });
    for (const alternative of alternatives ?? []) enter(alternative, true);
    for (const row of Object.values(rows ?? {})) enter(row, true);
    if (!properties) enter(mapped, true);
    const items = valueAt(whole, 'items');
    for (const item of Array.isArray(items) ? items : [items]) enter(item, true);
  };
  enter(root, false);
  return types;
}

function filled(schema: Schema, keyword: string) {
  const map = mapAt(schema, keyword);
  return map && Object.keys(map).length > 0 ? map : undefined;
}
