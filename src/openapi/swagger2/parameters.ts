import { type DataType, dataTypeOf } from '../../schema/data-type.js';
import type { Schema } from '../../schema/inherit.js';
import type { TypeRow, TypeTable } from '../../schema/type-table.js';
import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

/** A parameter (Swagger 2.0, Parameter Object) with its position. */
export interface Parameter {
  readonly name: string;
  /** `path`, `query`, `header`, `formData` or `body`. */
  readonly location: string;
  readonly map: YamlMap;
  readonly span: Span;
}

/** Returns the parameters of an operation after those of its path; the operation's override path parameters of the same name and location. */
export function parametersOf(operation: YamlMap, shared: readonly YamlValue[], fallback: Span): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const map of [...shared, ...(listAt(operation, 'parameters') ?? [])]) {
    const name = stringAt(map, 'name');
    const location = stringAt(map, 'in');
    if (!isMap(map) || name === undefined || location === undefined) continue;
    byKey.set(`${location} ${name}`, { name, location, map, span: spanOf(map) ?? fallback });
  }
  return [...byKey.values()];
}

/** Returns the rows of the parameters in one location. */
export const parameterRows = (parameters: readonly Parameter[], location: string): TypeRow[] =>
  parameters
    .filter((parameter) => parameter.location === location)
    .map(({ name, map, span }) => simpleRow(name, map, rangeOf(map, 'name')?.value ?? span));

/** Returns the row of a parameter or header, whose type is defined without a schema. */
export function simpleRow(key: string, map: YamlMap, span: Span): TypeRow {
  const items = mapAt(map, 'items');
  const allowedValues = listAt(map, 'enum');
  return {
    key,
    type: allowedValues ? 'enum' : simpleType(map),
    required: valueAt(map, 'required') === true,
    deprecated: valueAt(map, 'deprecated') === true,
    description: textAt(map, 'description'),
    values: allowedValues ?? (items ? listAt(items, 'enum') : undefined) ?? [],
    span,
  };
}

function simpleType(map: YamlMap): string {
  const type = stringAt(map, 'type') ?? 'any';
  const items = valueAt(map, 'items');
  if (type !== 'array') return type;
  const types = (Array.isArray(items) ? items : [items]).filter(isMap);
  return `[${types.map((item) => (listAt(item, 'enum') ? 'enum' : simpleType(item))).join(', ')}]`;
}

/** The body of a request. */
export interface Body {
  readonly parameter: YamlMap;
  readonly schema: Schema;
  /** Whether it is JSON rather than binary data. */
  readonly isJson: boolean;
  readonly tables: readonly TypeTable[];
  readonly span: Span;
}

const binaryFormats = new Set(['byte', 'binary']);

/** Returns the body of a request, from the parameter with `in: body`. */
export function bodyOf(parameters: readonly Parameter[]): Body | undefined {
  const parameter = parameters.find(({ location }) => location === 'body');
  const schema = parameter && mapAt(parameter.map, 'schema');
  if (!parameter || !schema) return undefined;
  const span = spanOf(schema) ?? parameter.span;
  const format = stringAt(schema, 'format') ?? '';
  const isJson = !binaryFormats.has(format);
  const type = dataTypeOf(schema, span, false);
  const bodyTables = type.isObject
    ? []
    : [nonObjectBody(parameter, isJson ? type : { ...type, name: format }, span)];
  const tables = [...bodyTables, ...type.tables];
  return { parameter: parameter.map, schema, isJson, tables, span };
}

/** Returns the table of a body that is not an object: one row with the type of the body. */
function nonObjectBody({ name, map }: Parameter, type: DataType, span: Span): TypeTable {
  const row = {
    key: name.startsWith('<') ? name : '<body>',
    type: type.name,
    required: valueAt(map, 'required') === true,
    deprecated: false,
    description: type.description ?? textAt(map, 'description'),
    values: type.values,
    span,
  };
  return { title: undefined, rows: [row], span };
}
