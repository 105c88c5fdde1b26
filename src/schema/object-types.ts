import type { Span } from '../source/text.js';
import { spanOf } from '../yaml/ranges.js';
import { isMap, mapAt, stringAt, valueAt, type YamlValue } from '../yaml/value.js';
import { isIncomplete } from './incomplete.js';
import { type Schema, withParents } from './inherit.js';
import { unionsOf } from './unions.js';
import { hasKeyword } from './walk.js';

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

/** The keywords that a schema with object types has at least one of. */
const keywords = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'additionalItems',
  'allOf',
  'oneOf',
  'anyOf',
]);

/** Returns the object types that the tables of a schema show, each once, in file order. */
export function objectTypes(root: Schema): ObjectType[] {
  const seen = new Set<Schema>();
  const types: ObjectType[] = [];
  const enter = (schema: YamlValue | undefined, isNested: boolean): void => {
    if (!isMap(schema) || seen.has(schema)) return;
    seen.add(schema);
    if (!hasKeyword(schema, keywords)) return;
    const whole = withParents(schema);
    const unions = unionsOf(whole);
    // The properties of alternatives without a title are in the table of the schema.
    const objects = [whole, ...unions.untitled.map(withParents)];
    const rows = objects.flatMap((object) =>
      (['properties', 'patternProperties'] as const).flatMap((keyword) =>
        Object.entries(mapAt(object, keyword) ?? {}),
      ),
    );
    // The content of an unresolved reference may include the title.
    if (rows.length > 0 && !isIncomplete(whole))
      types.push({
        schema,
        title: stringAt(whole, 'title'),
        properties: [...new Set(rows.map(([name]) => name))],
        isNested,
        span: spanOf(schema),
      });
    for (const alternative of unions.types.flat()) enter(alternative, true);
    for (const [, row] of rows) enter(row, true);
    for (const object of objects) enter(valueAt(object, 'additionalProperties'), true);
    const items = valueAt(whole, 'items');
    for (const item of Array.isArray(items) ? items : [items]) enter(item, true);
    enter(valueAt(whole, 'additionalItems'), true);
  };
  enter(root, false);
  return types;
}
