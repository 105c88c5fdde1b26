import type { SourceText, Span } from '../source/text.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import type { TypeRow, TypeTable } from './type-table.js';

/** What stands for the name of an object with properties that should have a title and has none. */
export const untitled = 'NO_TITLE';

/** A schema as its documentation shows it. */
export interface DataType {
  /** The type in words. */
  readonly name: string;
  readonly isObject: boolean;
  /** RST. */
  readonly description: SourceText | undefined;
  /** The values of an enumeration, or of the items of an array. */
  readonly values: readonly YamlValue[];
  /** An object's own table first, then those of its properties, each title once. */
  readonly tables: readonly TypeTable[];
}

/** Schemas that stand in many places are read once. */
const named = new WeakMap<Schema, DataType>();

/**
 * Reads a schema, its references resolved, whose own range is `span`. `isNamed` says whether the object needs a name: those in
 * the heading of a request or response do not.
 */
export function dataTypeOf(schema: Schema, span: Span, isNamed = true): DataType {
  const known = isNamed ? named.get(schema) : undefined;
  if (known) return known;
  const whole = withParents(schema);
  const shape = shapeOf(whole, spanOf(schema) ?? span, isNamed);
  const values = listAt(whole, 'enum') ?? [];
  const type: DataType = {
    name: values.length > 0 ? (stringAt(whole, 'title') ?? 'enum') : shape.name,
    isObject: shape.isObject,
    description: textAt(whole, 'description'),
    values: values.length > 0 ? values : shape.values,
    tables: withoutRepeats(shape.tables),
  };
  if (isNamed) named.set(schema, type);
  return type;
}

/** Each title once: the last one stays, so that a type stands behind all that use it. */
function withoutRepeats(tables: readonly TypeTable[]): readonly TypeTable[] {
  if (tables.length < 2) return tables;
  const titles = new Set<string | undefined>();
  return [...tables]
    .reverse()
    .filter(({ title }) => !titles.has(title) && titles.add(title))
    .reverse();
}

type Shape = Omit<DataType, 'description'>;

const plain = (name: string): Shape => ({ name, isObject: false, values: [], tables: [] });

function shapeOf(schema: Schema, span: Span, isNamed: boolean): Shape {
  const alternatives = listAt(schema, 'oneOf') ?? valueAt(schema, 'type');
  if (Array.isArray(alternatives)) {
    return alternatives.length === 1 && typeof alternatives[0] === 'string'
      ? typeShape(alternatives[0], schema, span, isNamed)
      : joined(alternatives, ' or ', span);
  }
  if (typeof alternatives === 'string') return typeShape(alternatives, schema, span, isNamed);
  return mapAt(schema, 'properties') ? objectShape(schema, span, isNamed) : plain('any');
}

function typeShape(type: string, schema: Schema, span: Span, isNamed: boolean): Shape {
  if (type === 'object') return objectShape(schema, span, isNamed);
  if (type === 'array') return arrayShape(valueAt(schema, 'items'), span);
  return plain(type);
}

/** Several types side by side: the names of simple ones, or schemas. */
function joined(types: readonly YamlValue[], separator: string, span: Span): Shape {
  const shapes = types.map((type) => (isMap(type) ? dataTypeOf(type, span) : plain(String(type))));
  return {
    name: shapes.map(({ name }) => name).join(separator),
    isObject: false,
    values: shapes.find(({ values }) => values.length > 0)?.values ?? [],
    tables: shapes.flatMap(({ tables }) => tables),
  };
}

function arrayShape(items: YamlValue | undefined, span: Span): Shape {
  const list = Array.isArray(items) ? items : isMap(items) ? [items] : ['any'];
  const shape = joined(list, ', ', span);
  return { ...shape, name: `[${shape.name}]`, values: Array.isArray(items) ? [] : shape.values };
}

function objectShape(schema: Schema, span: Span, isNamed: boolean): Shape {
  const title = stringAt(schema, 'title');
  const properties = filled(mapAt(schema, 'properties'));
  const mapped = filled(mapAt(schema, 'additionalProperties'));
  if (mapped && !properties) return mapShape(title, mapped, span);
  const rows = properties ?? filled(mapAt(schema, 'patternProperties'));
  if (!rows) return { name: title ?? 'object', isObject: true, values: [], tables: [] };
  const name = title ?? (isNamed ? untitled : undefined);
  const tables: TypeTable[] = [];
  const required = new Set(listAt(schema, 'required'));
  const table = { title: name, rows: rowsOf(rows, required, rows !== properties, span, tables), span };
  return { name: name ?? 'object', isObject: true, values: [], tables: [table, ...tables] };
}

/** The rows of an object's properties; the tables that these bring are added to `tables`. */
function rowsOf(
  properties: YamlMap,
  required: ReadonlySet<YamlValue>,
  arePatterns: boolean,
  span: Span,
  tables: TypeTable[],
): TypeRow[] {
  const rows: TypeRow[] = [];
  for (const key of Object.keys(properties)) {
    const property = properties[key];
    if (!isMap(property)) continue;
    const range = rangeOf(properties, key);
    const { name: type, description, values, tables: inner } = dataTypeOf(property, range?.value ?? span);
    tables.push(...inner);
    rows.push({
      key: (arePatterns ? stringAt(withParents(property), 'x-pattern') : undefined) ?? key,
      type,
      required: required.has(key),
      deprecated: valueAt(property, 'deprecated') === true,
      description,
      values,
      span: range?.key ?? span,
    });
  }
  return rows;
}

/** An object whose keys are not known beforehand: `{string: User}`. */
function mapShape(title: string | undefined, schema: Schema, span: Span): Shape {
  const value = dataTypeOf(schema, span);
  const key = stringAt(withParents(schema), 'x-pattern') ?? 'string';
  const name = title ?? `{${key}: ${value.name}}`;
  const tables = [...value.tables];
  // The values that a named enumeration allows would be shown nowhere else.
  if (value.values.length > 0 && value.name !== 'enum') tables.push(enumTable(value, span));
  return { name, isObject: true, values: [], tables };
}

function enumTable({ name, description, values }: DataType, span: Span): TypeTable {
  const row = {
    key: '(mapped value)',
    type: 'enum',
    required: false,
    deprecated: false,
    description,
    values,
    span,
  };
  return { title: name, rows: [row], span };
}

const filled = (map: YamlMap | undefined): YamlMap | undefined =>
  map && Object.keys(map).length > 0 ? map : undefined;
