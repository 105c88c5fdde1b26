import type { Schema } from '../schema/inherit.js';
import { type Subschema, subschemasOf } from '../schema/walk.js';
import type { Finding } from './finding.js';

const none: readonly Finding[] = [];

/**
 * Returns a function that collects the findings of all subschemas of a schema, at any depth. The findings of a schema are memoized, because
 * they do not depend on the schema that contains it; a schema that contains itself through an alias is visited once.
 */
export function walkSubschemas(
  find: (inner: Subschema) => readonly Finding[],
): (schema: Schema) => readonly Finding[] {
  const memoized = new WeakMap<Schema, readonly Finding[]>();
  const collect = (schema: Schema): readonly Finding[] => {
    const known = memoized.get(schema);
    if (known) return known;
    memoized.set(schema, none);
    let findings = none;
    for (const inner of subschemasOf(schema)) {
      const direct = find(inner);
      const nested = collect(inner.schema);
      if (direct.length > 0 || nested.length > 0) findings = [...findings, ...direct, ...nested];
    }
    memoized.set(schema, findings);
    return findings;
  };
  return collect;
}
