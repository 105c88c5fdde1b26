import { type DataType, dataTypeOf } from '../../schema/data-type.js';
import type { Schema } from '../../schema/inherit.js';
import type { TypeRow, TypeTable } from '../../schema/type-table.js';
import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

/** A parameter (Swagger 2.0, Parameter Object) with its place. */
export interface Parameter {
  readonly name: string;
  /** `path`, `query`, `header`, `formData` or `body`. */
  readonly location: string;
  readonly map: YamlMap;
  readonly span: Span;
}

/** The parameters of an operation, those of its path first unless it has its own of that name and location. */
export function parametersOf(operation: YamlMap, shared: readonly YamlValue[], whole: Span): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const map of [...shared, ...(listAt(operation, 'parameters') ?? [])]) {
    const name = stringAt(map, 'name');
    const location = stringAt(map, 'in');
    if (!isMap(map) || name === undefined || location === undefined) continue;
    byKey.set(`${location} ${name}`, { name, location, map, span: spanOf(map) ?? whole });
  }
  return [...byKey.values()];
}

/** The rows of the parameters of one location. */
export const parameterRows = (parameters: readonly Parameter[], location: string): TypeRow[] =>
  parameters
    .filter((parameter) => parameter.location === location)
    .map(({ name, map, span }) => simpleRow(name, map, rangeOf(map, 'name')?.value ?? span));

/** The row of what is described in place, without a schema: a parameter or a header. */
export function simpleRow(key: string, map: YamlMap, span: Span): TypeRow {
  const items = mapAt(map, 'items');
  const ownValues = listAt(map, 'enum');
  return {
    key,
    type: ownValues ? 'enum' : simpleType(map),
    required: valueAt(map, 'required') === true,
    deprecated: valueAt(map, 'deprecated') === true,
    description: textAt(map, 'description'),
    values: ownValues ?? (items ? listAt(items, 'enum') : undefined) ?? [],
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
  /** Whether it is JSON, and not bytes of any kind. */
  readonly isJson: boolean;
  readonly tables: readonly TypeTable[];
  readonly span: Span;
}

const bytes = new Set(['byte', 'binary']);

export function bodyOf(parameters: readonly Parameter[]): Body | undefined {
  const parameter = parameters.find(({ location }) => location === 'body');
  const schema = parameter && mapAt(parameter.map, 'schema');
  if (!parameter || !schema) return undefined;
  const span = spanOf(schema) ?? parameter.span;
  const format = stringAt(schema, 'format') ?? '';
  const isJson = !bytes.has(format);
  const type = dataTypeOf(schema, span, false);
  const whole = type.isObject ? [] : [wholeBody(parameter, isJson ? type : { ...type, name: format }, span)];
  const tables = [...whole, ...type.tables];
  return { parameter: parameter.map, schema, isJson, tables, span };
}

/** The table of a body that is no object: one row says what it is. */
function wholeBody({ name, map }: Parameter, type: DataType, span: Span): TypeTable {
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
