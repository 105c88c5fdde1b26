import { rangeOf } from '../../yaml/ranges.js';
import { isMap, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { propertyType, titleType } from './earlier-types.js';
import { filledList, filledMap, filledString, sortedKeys } from './filled.js';
import { joined, plainType, type TypeContext, type TypePart, titlePart, wrapped } from './type-context.js';

/** Writes the type of a property. Reports formats of keys that are unknown or repeated. */
export function writeType(schema: YamlValue | undefined, context: TypeContext): readonly TypePart[] {
  if (!isMap(schema)) return [];
  const whole = context.reader.whole(schema);
  switch (context.reader.conventions.typeStyle) {
    case 'title':
      return titleType(whole, context);
    case 'compound':
      return propertyType(whole, context);
    case 'expression':
      return expression(whole, valueAt(whole, 'type'), context);
  }
}

function expression(schema: Schema, type: YamlValue | undefined, context: TypeContext): readonly TypePart[] {
  switch (type) {
    case 'object':
      return objectType(schema, context);
    case 'array':
      return wrapped('[', writeType(valueAt(schema, 'items'), context), ']');
    case 'string':
      return stringType(schema, context);
  }
  const alternatives = filledList(schema, 'oneOf') ?? filledList(schema, 'anyOf');
  if (alternatives) return joined(alternatives.map((part) => writeType(part, context)));
  if (Array.isArray(type))
    return joined(type.map((name) => (Array.isArray(name) ? [] : expression(schema, name, context))));
  return plainType(typeof type === 'string' ? type : '');
}

function objectType(schema: Schema, context: TypeContext): readonly TypePart[] {
  const title = filledString(schema, 'title');
  if (filledMap(schema, 'properties'))
    return title === undefined ? plainType('object') : [titlePart(title, schema, context)];
  const values = filledMap(schema, 'additionalProperties');
  if (values) return wrapped('{string: ', writeType(values, context), '}');
  const patterns = filledMap(schema, 'patternProperties');
  return patterns ? patternType(patterns, context) : plainType(title ?? 'object');
}

/** A map whose keys have formats: `{User ID: T}`. Several patterns are alternatives in the order of the formats' names. */
function patternType(patterns: YamlMap, context: TypeContext): readonly TypePart[] {
  const byFormat = new Map<string, YamlMap>();
  for (const pattern of sortedKeys(patterns)) {
    const schema = patterns[pattern];
    if (!isMap(schema)) continue;
    const format = stringAt(context.reader.whole(schema), 'x-pattern-format') ?? '';
    const span = rangeOf(schema, 'x-pattern-format')?.value ?? rangeOf(patterns, pattern)?.key;
    if (format !== '' && !context.formats.has(format)) context.report({ kind: 'unknown', format, span });
    if (byFormat.has(format)) context.report({ kind: 'repeated', format, span });
    byFormat.set(format, schema);
  }
  const types = [...byFormat.keys()].sort().map((format) => {
    const key = formatType(format, context) ?? plainType('string');
    return wrapped('{', [...key, { text: ': ' }, ...writeType(byFormat.get(format), context)], '}');
  });
  return joined(types);
}

const stringType = (schema: Schema, context: TypeContext): readonly TypePart[] =>
  formatType(stringAt(schema, 'format') ?? '', context) ?? plainType('string');

function formatType(id: string, { formats }: TypeContext): TypePart[] | undefined {
  const format = formats.get(id);
  return format && [{ text: format.title, format: format.href }];
}
