import type { Span } from '../source/text.js';
import { spanOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlValue } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';
import { itemsAsJson } from './json-text.js';
import { objectRows } from './object-rows.js';
import { followRecursion, isRecursive } from './recursion.js';
import type { DataType, TypeTable } from './type-table.js';
import { isFilled, type Unions, unionsOf } from './unions.js';

export type { DataType } from './type-table.js';

/** The name of an object with properties whose required title is missing. */
export const untitled = 'NO_TITLE';

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
  if (hasRecursiveParent(schema)) {
    nesting.followed++;
    if (nesting.has(whole)) return namedType(whole);
  }
  nesting.enter(whole);
  const shape = shapeOf(whole, spanOf(schema) ?? span, isNamed);
  const values = itemsAsJson(allowedValues(whole));
  const name = values.length > 0 ? (stringAt(whole, 'title') ?? 'enum') : shape.name;
  const type: DataType = {
    name: valueAt(whole, 'nullable') === true ? `${name} or null` : name,
    isObject: shape.isObject,
    description: textAt(whole, 'description'),
    innerDescription: shape.innerDescription,
    values: values.length > 0 ? values : shape.values,
    tables: withoutRepeats(shape.tables),
  };
  nesting.leave();
  // The tables of a type with recursive references depend on the types around it.
  if (isNamed && nesting.followed === followedBefore) cache.set(schema, type);
  return type;
}

/** The values of an enumeration; a constant is one with a single value. */
function allowedValues(schema: Schema): YamlValue[] {
  const constant = valueAt(schema, 'const');
  return listAt(schema, 'enum') ?? (constant === undefined ? [] : [constant]);
}

/** A type that is part of itself: it is documented once, and named otherwise. */
function recursiveType(reference: Schema, span: Span): DataType {
  const schema = followRecursion(reference);
  const whole = withParents(schema);
  nesting.followed++;
  return nesting.has(whole) ? namedType(whole) : dataTypeOf(schema, span);
}

const withRecursiveParents = new WeakMap<Schema, boolean>();

/** Whether a parent of a schema, at any depth, is a recursive reference; memoized. */
function hasRecursiveParent(schema: Schema): boolean {
  const parents = listAt(schema, 'allOf');
  if (!parents) return false;
  const known = withRecursiveParents.get(schema);
  if (known !== undefined) return known;
  const result = parents.some(
    (parent) => isMap(parent) && (isRecursive(parent) || hasRecursiveParent(parent)),
  );
  withRecursiveParents.set(schema, result);
  return result;
}

/** A type that is documented elsewhere. */
function namedType(whole: Schema): DataType {
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

const plain = (name: string): DataType => ({
  name,
  isObject: false,
  description: undefined,
  innerDescription: undefined,
  values: [],
  tables: [],
});

function shapeOf(schema: Schema, span: Span, isNamed: boolean): DataType {
  const unions = unionsOf(schema);
  const own = ownShape(schema, unions, span, isNamed);
  if (unions.types.length === 0) return own ?? plain('any');
  const parts = unions.types.map((types) =>
    join(
      types.map((type) => dataTypeOf(type, span)),
      ' or ',
    ),
  );
  if (!own) return join(parts, ' and ');
  // Properties of the schema itself apply to each alternative; the properties of an untitled alternative are one of them.
  return join([own, ...parts], hasStructure(schema) ? ' and ' : ' or ');
}

/** Returns the shape of a schema apart from the alternatives that are types of their own; `undefined` if they describe all of it. */
function ownShape(schema: Schema, unions: Unions, span: Span, isNamed: boolean): DataType | undefined {
  const type = valueAt(schema, 'type');
  if (unions.untitled.length > 0) return objectShape(schema, unions, span, isNamed);
  if (unions.types.length > 0 && !hasStructure(schema)) return undefined;
  if (Array.isArray(type))
    return join(
      type.map((one) =>
        isMap(one) ? dataTypeOf(one, span) : typeShape(String(one), schema, unions, span, isNamed),
      ),
      ' or ',
    );
  if (typeof type === 'string') return typeShape(type, schema, unions, span, isNamed);
  if (mapAt(schema, 'properties') || hasStructure(schema)) return objectShape(schema, unions, span, isNamed);
  return valueAt(schema, 'items') === undefined ? undefined : arrayShape(schema, span);
}

const hasStructure = (schema: Schema): boolean =>
  ['properties', 'patternProperties', 'additionalProperties'].some((keyword) =>
    isFilled(mapAt(schema, keyword)),
  );

function typeShape(type: string, schema: Schema, unions: Unions, span: Span, isNamed: boolean): DataType {
  if (type === 'object') return objectShape(schema, unions, span, isNamed);
  return type === 'array' ? arrayShape(schema, span) : plain(type);
}

/** Joins the names of several types. */
function join(types: readonly DataType[], separator: string): DataType {
  const [first] = types;
  if (types.length === 1 && first) return first;
  const names = types.map(({ name }) =>
    separator === ' and ' && name.includes(' or ') ? `(${name})` : name,
  );
  return {
    ...plain([...new Set(names)].join(separator)),
    isObject: separator === ' and ' && first?.isObject === true,
    values: [...new Set(types.flatMap(({ values }) => values))],
    tables: types.flatMap(({ tables }) => tables),
  };
}

function arrayShape(schema: Schema, span: Span): DataType {
  const items = valueAt(schema, 'items');
  const list: readonly YamlValue[] = Array.isArray(items) ? items : [items ?? null];
  const types = list.map((item) => (isMap(item) ? dataTypeOf(item, span) : plain('any')));
  const [single] = types;
  if (!Array.isArray(items) && single)
    return {
      ...plain(`[${single.name}]`),
      innerDescription: innerDescription(single),
      values: single.values,
      tables: single.tables,
    };
  const rest = mapAt(schema, 'additionalItems');
  const further = rest ? dataTypeOf(rest, span) : undefined;
  const names = [...types.map(({ name }) => name), ...(further ? [`${further.name}, …`] : [])];
  return {
    ...plain(`[${names.join(', ')}]`),
    tables: [...types, ...(further ? [further] : [])].flatMap(({ tables }) => tables),
  };
}

function objectShape(schema: Schema, unions: Unions, span: Span, isNamed: boolean): DataType {
  const title = stringAt(schema, 'title');
  if (isNamed && isMapOnly(schema, unions)) return mapShape(schema, title, span);
  const { rows, tables } = objectRows(schema, unions, span, dataTypeOf);
  if (rows.length === 0) return { ...plain(title ?? 'object'), isObject: true };
  const name = title ?? (isNamed ? untitled : undefined);
  return {
    ...plain(name ?? 'object'),
    isObject: true,
    tables: [{ title: name, rows, span }, ...tables],
  };
}

/** Whether no key of an object is known. */
const isMapOnly = (schema: Schema, { untitled: alternatives }: Unions): boolean =>
  alternatives.length === 0 &&
  isFilled(mapAt(schema, 'additionalProperties')) &&
  !isFilled(mapAt(schema, 'properties')) &&
  !isFilled(mapAt(schema, 'patternProperties'));

/** Returns the shape of an object with arbitrary keys: `{string: User}`. */
function mapShape(schema: Schema, title: string | undefined, span: Span): DataType {
  const values = mapAt(schema, 'additionalProperties') ?? {};
  const value = dataTypeOf(values, span);
  const key = stringAt(withParents(values), 'x-pattern') ?? 'string';
  // No other table shows the values of a named enumeration.
  const isNamedEnum = value.values.length > 0 && value.name !== 'enum';
  return {
    ...plain(title ?? `{${key}: ${value.name}}`),
    isObject: true,
    innerDescription: isNamedEnum ? undefined : innerDescription(value),
    tables: isNamedEnum ? [...value.tables, enumTable(value, span)] : value.tables,
  };
}

/** The description of items or mapped values. That of an object describes the type in its table rather than the items. */
const innerDescription = (type: DataType): DataType['description'] =>
  type.tables.length > 0 ? undefined : (type.description ?? type.innerDescription);

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
