import type { SourceText, Span } from '../source/text.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import { followRecursion, isRecursive } from './recursion.js';
import type { TypeRow, TypeTable } from './type-table.js';

/** The name of an object with properties whose required title is missing. */
export const untitled = 'NO_TITLE';

/** A schema as shown in documentation. */
export interface DataType {
  /** The name of the type. */
  readonly name: string;
  readonly isObject: boolean;
  /** RST. */
  readonly description: SourceText | undefined;
  /** The values of an enumeration, or those of the items of an array. */
  readonly values: readonly YamlValue[];
  /** The table of an object, followed by those of its properties; each title once. */
  readonly tables: readonly TypeTable[];
}

const cache = new WeakMap<Schema, DataType>();

/**
 * Returns the documentation of a schema with resolved references; memoized. `span` is used where a position is unknown. `isNamed` is
 * `false` for the object of a whole request or response, whose heading is its name.
 */
export function dataTypeOf(schema: Schema, span: Span, isNamed = true): DataType {
  const cached = isNamed ? cache.get(schema) : undefined;
  if (cached) return cached;
  if (isRecursive(schema)) return recursiveType(schema, span);
  const followedBefore = nesting.followed;
  const whole = withParents(schema);
  nesting.enter(whole);
  const shape = shapeOf(whole, spanOf(schema) ?? span, isNamed);
  const values = listAt(whole, 'enum') ?? [];
  const type: DataType = {
    name: values.length > 0 ? (stringAt(whole, 'title') ?? 'enum') : shape.name,
    isObject: shape.isObject,
    description: textAt(whole, 'description'),
    values: values.length > 0 ? values : shape.values,
    tables: withoutRepeats(shape.tables),
  };
  nesting.leave();
  // The tables of a type with recursive references depend on the types around it.
  if (isNamed && nesting.followed === followedBefore) cache.set(schema, type);
  return type;
}

/** A type that is part of itself: it is documented once, and named otherwise. */
function recursiveType(reference: Schema, span: Span): DataType {
  const schema = followRecursion(reference);
  const whole = withParents(schema);
  nesting.followed++;
  if (!nesting.has(whole)) return dataTypeOf(schema, span);
  const type = stringAt(whole, 'type') ?? 'any';
  const description = textAt(whole, 'description');
  return { ...plain(stringAt(whole, 'title') ?? type), isObject: type === 'object', description };
}

/** The types that are documented together with the outermost of them. */
class Nesting {
  /** How many recursive references have been followed. */
  followed = 0;
  #depth = 0;
  readonly #types = new Set<YamlValue>();

  enter(schema: Schema): void {
    this.#depth++;
    this.#types.add(identityOf(schema));
  }

  leave(): void {
    this.#depth--;
    if (this.#depth === 0) this.#types.clear();
  }

  has(schema: Schema): boolean {
    return this.#types.has(identityOf(schema));
  }
}

const nesting = new Nesting();

/** What references to a type have in common, whatever keys are beside them. */
const identityOf = (schema: Schema): YamlValue => valueAt(schema, 'properties') ?? schema;

/** Removes repeated titles. The last table of a title is kept, so that a type follows all types that use it. */
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

/** Joins several types, each a type name or a schema. */
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

/** Returns the rows of the properties of an object, and adds the tables of the properties to `tables`. */
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

/** Returns the shape of an object with arbitrary keys: `{string: User}`. */
function mapShape(title: string | undefined, schema: Schema, span: Span): Shape {
  const value = dataTypeOf(schema, span);
  const key = stringAt(withParents(schema), 'x-pattern') ?? 'string';
  const name = title ?? `{${key}: ${value.name}}`;
  const tables = [...value.tables];
  // No other table shows the values of a named enumeration.
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
