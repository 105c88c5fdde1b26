import type { Span } from '../source/text.js';
import { keysOf, rangeOf } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import { limitsOf } from './limits.js';
import type { DataType, TypeRow, TypeTable } from './type-table.js';
import { isFilled, type Unions } from './unions.js';

type DescribeType = (schema: Schema, span: Span) => DataType;

/** The rows of an object, and the tables of the types in them. */
export interface ObjectRows {
  readonly rows: readonly TypeRow[];
  readonly tables: readonly TypeTable[];
}

/**
 * Returns the rows of an object: its properties, the properties of alternatives without a title, its patterns, and its other properties. `span` is
 * used where a position is unknown.
 */
export function objectRows(schema: Schema, unions: Unions, span: Span, describe: DescribeType): ObjectRows {
  const rows = new Map<string, TypeRow>();
  const tables: TypeTable[] = [];
  const required = new Set([...(listAt(schema, 'required') ?? []), ...unions.required]);

  const add = (map: YamlMap, key: string, name = key): void => {
    const property = map[key];
    if (!isMap(property)) return;
    const range = rangeOf(map, key);
    const type = describe(property, range?.value ?? span);
    tables.push(...type.tables);
    const row: TypeRow = {
      key: name,
      type: type.name,
      table: type.tables[0]?.title,
      required: required.has(key),
      deprecated: valueAt(property, 'deprecated') === true,
      description: type.description ?? type.innerDescription,
      values: type.values,
      limits: limitsOf(property),
      span: range?.key ?? span,
    };
    const before = rows.get(name);
    rows.set(
      name,
      before ? mergeRows(before, row, Object.hasOwn(mapAt(schema, 'properties') ?? {}, name)) : row,
    );
  };

  const objects = [schema, ...unions.untitled.map(withParents)];
  for (const object of objects) {
    const properties = mapAt(object, 'properties') ?? {};
    for (const key of keysOf(properties)) add(properties, key);
  }
  for (const object of objects) {
    const patterns = mapAt(object, 'patternProperties') ?? {};
    for (const key of keysOf(patterns)) add(patterns, key, patternName(patterns[key]) ?? key);
    if (isFilled(mapAt(object, 'additionalProperties')))
      add(object, 'additionalProperties', patternName(object.additionalProperties) ?? otherKeys(rows.size));
  }
  return { rows: [...rows.values()], tables };
}

const otherKeys = (rows: number): string => (rows > 0 ? '<Other properties>' : '<Any property>');

const patternName = (schema: YamlMap[string] | undefined): string | undefined =>
  isMap(schema) ? stringAt(withParents(schema), 'x-pattern') : undefined;

/** Merges the rows of a property that a schema or an earlier alternative (`a`) and an alternative (`b`) describe. */
function mergeRows(a: TypeRow, b: TypeRow, isOwn: boolean): TypeRow {
  const types = new Set([...a.type.split(' or '), ...b.type.split(' or ')]);
  return {
    ...a,
    // The type of the schema itself applies to all alternatives.
    type: a.type === 'any' ? b.type : isOwn ? a.type : [...types].join(' or '),
    description: a.description ?? b.description,
    values: [...new Set([...a.values, ...b.values])],
  };
}
