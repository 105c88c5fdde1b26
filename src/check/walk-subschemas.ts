import type { Schema } from '../schema/inherit.js';
import { type Subschema, subschemasOf } from '../schema/walk.js';
import type { Finding } from './finding.js';

const none: readonly Finding[] = [];

/**
 * Looks at each of the schemas that stand in another one, however deep. What is found in a schema is the same wherever that stands, and is looked
 * for once; a schema that stands in itself, by way of an alias, is looked at once.
 */
export function walkSubschemas(
  find: (inner: Subschema) => readonly Finding[],
): (schema: Schema) => readonly Finding[] {
  const known = new WeakMap<Schema, readonly Finding[]>();
  const within = (schema: Schema): readonly Finding[] => {
    const before = known.get(schema);
    if (before) return before;
    known.set(schema, none);
    let found = none;
    for (const inner of subschemasOf(schema)) {
      const own = find(inner);
      const further = within(inner.schema);
      if (own.length > 0 || further.length > 0) found = [...found, ...own, ...further];
    }
    known.set(schema, found);
    return found;
  };
  return within;
}
