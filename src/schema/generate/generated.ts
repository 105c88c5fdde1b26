import { addGenerated, type Entry } from '../../yaml/ranges.js';
import { isMap, setEntry, type YamlCollection, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { matches } from '../matcher.js';

/** A value, with the entry of a schema that it was copied from. */
export interface Generated {
  readonly value: YamlValue;
  readonly origin?: Entry;
}

/** Sets an entry of a generated map or list; its position is the position of its origin. */
export function assign(target: YamlCollection, key: string | number, { value, origin }: Generated): void {
  if (Array.isArray(target)) target[Number(key)] = value;
  else setEntry(target, String(key), value);
  addGenerated(target, String(key), origin);
}

/** Varies items that are equal to a previous one; leaves out those for which no other value matches their schema. */
export function distinct(items: readonly YamlValue[], schemas: readonly YamlValue[]): YamlValue[] {
  const seen = new Set<string>();
  return items.flatMap((item, i) => {
    for (const value of [item, ...variations(item, schemas[i] ?? null)]) {
      const text = JSON.stringify(value);
      if (seen.has(text)) continue;
      seen.add(text);
      return [value];
    }
    return [];
  });
}

/** Yields other values that match the schema of a value. */
function* variations(value: YamlValue, schema: YamlValue): Generator<YamlValue> {
  if (isMap(schema) && Array.isArray(schema.enum)) yield* schema.enum;
  else
    for (let i = 1; i <= 100; i++) {
      const other = variation(value, i);
      if (other !== undefined && matches(isMap(schema) ? schema : {}, other) !== false) yield other;
    }
}

function variation(value: YamlValue, i: number): YamlValue | undefined {
  if (typeof value === 'number') return value + i;
  if (typeof value === 'string') return i < 10 ? `${value.slice(0, -1)}${i}` : `${value}${i}`;
  if (typeof value === 'boolean') return i === 1 ? !value : undefined;
  if (Array.isArray(value) || value === null) return undefined;
  const copy: YamlMap = { ...value };
  for (const name of Object.keys(value)) {
    const other = variation(value[name] ?? null, i);
    if (other === undefined) continue;
    setEntry(copy, name, other);
    return copy;
  }
  return undefined;
}
