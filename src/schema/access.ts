import { compose } from '../yaml/ranges.js';
import {
  isCollection,
  isMap,
  listAt,
  mapAt,
  setEntry,
  valueAt,
  type YamlCollection,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.js';
import type { Schema } from './inherit.js';
import { isRecursive } from './recursion.js';

/** The flag of properties that a request (`readOnly`) or a response (`writeOnly`) must not contain. */
export type AccessFlag = 'readOnly' | 'writeOnly';

const results: Readonly<Record<AccessFlag, WeakMap<YamlCollection, YamlCollection>>> = {
  readOnly: new WeakMap(),
  writeOnly: new WeakMap(),
};

/** Values of these keywords are not schemas. */
const valueKeywords = new Set(['example', 'examples', 'x-example', 'default', 'enum', 'const', 'required']);

/**
 * Returns a schema without the properties that have a flag, at any depth, and without their names in `required`; the schema itself if there
 * are none, or no flag is given. Positions are in the schema.
 */
export function withoutProperties(schema: Schema, flag: AccessFlag | undefined): Schema {
  if (flag === undefined) return schema;
  const result = strip(schema, flag);
  return isMap(result) ? result : schema;
}

function strip(part: YamlCollection, flag: AccessFlag): YamlCollection {
  const cached = results[flag].get(part);
  if (cached) return cached;
  if (isMap(part) && isRecursive(part)) return part;
  const result = Array.isArray(part) ? stripItems(part, flag) : stripSchema(part, flag);
  results[flag].set(part, result);
  return result;
}

function stripItems(list: YamlValue[], flag: AccessFlag): YamlValue[] {
  const items = list.map((item) => (isCollection(item) ? strip(item, flag) : item));
  return items.every((item, i) => item === list[i]) ? list : compose(items, [list]);
}

function stripSchema(schema: YamlMap, flag: AccessFlag): YamlMap {
  const removed = namesWith(schema, flag);
  const changes: [string, YamlValue][] = [];
  for (const key of Object.keys(schema)) {
    const value = schema[key];
    if (!isCollection(value)) continue;
    let stripped = valueKeywords.has(key) ? value : strip(value, flag);
    if (removed.length > 0 && key === 'properties' && isMap(stripped)) stripped = omit(stripped, removed);
    if (removed.length > 0 && key === 'required' && Array.isArray(value))
      stripped = value.filter((name) => typeof name !== 'string' || !removed.includes(name));
    if (stripped !== value) changes.push([key, stripped]);
  }
  if (changes.length === 0) return schema;
  const copy = { ...schema };
  for (const [key, value] of changes) setEntry(copy, key, value);
  return compose(copy, [schema]);
}

/** The names of the properties that have the flag, themselves or through a parent. */
function namesWith(schema: YamlMap, flag: AccessFlag): string[] {
  const properties = mapAt(schema, 'properties') ?? {};
  const hasFlag = (property: YamlValue | undefined): boolean =>
    valueAt(property, flag) === true || (listAt(property, 'allOf') ?? []).some(hasFlag);
  return Object.keys(properties).filter((name) => hasFlag(properties[name]));
}

function omit(map: YamlMap, names: readonly string[]): YamlMap {
  const copy: YamlMap = {};
  for (const key of Object.keys(map)) if (!names.includes(key)) setEntry(copy, key, map[key] ?? null);
  return compose(copy, [map]);
}
