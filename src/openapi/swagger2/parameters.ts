import type { Schema } from '../../schema/inherit.js';
import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { isFormType, isJsonType } from '../media-type.js';
import type { Parameter, ParameterLocation, RequestBody } from '../model.js';
import { writtenExampleAt } from '../written-example.js';

/** An entry of a list of parameters, with its position. */
export interface ParameterEntry {
  readonly name: string;
  /** `path`, `query`, `header`, `formData`, `body`; `cookie` in OpenAPI 3. */
  readonly location: string;
  readonly map: YamlMap;
  readonly span: Span;
}

/** Returns the parameters of an operation after the parameters of its path; the operation's override path parameters of the same name and location. */
export function parametersOf(
  operation: YamlMap,
  shared: readonly YamlValue[],
  fallback: Span,
): ParameterEntry[] {
  const byKey = new Map<string, ParameterEntry>();
  for (const map of [...shared, ...(listAt(operation, 'parameters') ?? [])]) {
    const name = stringAt(map, 'name');
    const location = stringAt(map, 'in');
    if (!isMap(map) || name === undefined || location === undefined) continue;
    byKey.set(`${location} ${name}`, { name, location, map, span: spanOf(map) ?? fallback });
  }
  return [...byKey.values()];
}

const locations: ReadonlySet<string> = new Set<ParameterLocation>([
  'path',
  'query',
  'header',
  'cookie',
  'formData',
]);

export const isParameterLocation = (location: string): location is ParameterLocation =>
  locations.has(location);

/** Reads the parameters other than the body (Swagger 2.0, Parameter Object); each is its own schema. */
export const readParameters = (entries: readonly ParameterEntry[]): Parameter[] =>
  entries.flatMap(({ name, location, map, span }) =>
    isParameterLocation(location)
      ? [
          {
            name,
            location,
            required: valueAt(map, 'required') === true,
            deprecated: valueAt(map, 'deprecated') === true,
            description: textAt(map, 'description'),
            schema: map,
            example: writtenExampleAt(map, 'x-example', span),
            map,
            span: rangeOf(map, 'name')?.value ?? span,
          },
        ]
      : [],
  );

/** The body of a request. */
export interface Body {
  readonly name: string;
  readonly parameter: YamlMap;
  readonly schema: Schema;
  /** Whether it is JSON rather than binary data. */
  readonly isJson: boolean;
  readonly span: Span;
}

const binaryFormats = new Set(['byte', 'binary']);

/** Returns the body of a request, from the parameter with `in: body`. */
export function bodyOf(parameters: readonly ParameterEntry[]): Body | undefined {
  const parameter = parameters.find(({ location }) => location === 'body');
  const schema = parameter && mapAt(parameter.map, 'schema');
  if (!parameter || !schema) return undefined;
  const { name, map, span } = parameter;
  const isJson = !binaryFormats.has(stringAt(schema, 'format') ?? '');
  return { name, parameter: map, schema, isJson, span: spanOf(schema) ?? span };
}

const multipart = 'multipart/form-data';
const urlEncoded = 'application/x-www-form-urlencoded';

/** Returns the media type of a form; `undefined` for an operation without form parameters. A form with a file is always multipart. */
export function formTypeOf(
  parameters: readonly Parameter[],
  consumes: readonly string[],
): string | undefined {
  const fields = parameters.filter(({ location }) => location === 'formData');
  if (fields.length === 0) return undefined;
  if (fields.some(({ map }) => stringAt(map, 'type') === 'file')) return multipart;
  return consumes.find(isFormType) ?? urlEncoded;
}

/** Reads the body of a request. `consumes` are the media types of the operation or of its file. */
export function readBody(
  parameters: readonly ParameterEntry[],
  consumes: readonly string[],
): RequestBody | undefined {
  const body = bodyOf(parameters);
  if (!body) return undefined;
  const { name, parameter, schema, isJson, span } = body;
  const example = writtenExampleAt(parameter, 'x-example', span);
  const types = consumes.length > 0 ? consumes : ['application/json'];
  return {
    name,
    description: textAt(parameter, 'description'),
    required: valueAt(parameter, 'required') === true,
    content: types.map((type) => ({
      type,
      isJson: isJson && (isJsonType(type) || type.includes('*')),
      schema,
      omits: 'readOnly',
      examples: example ? [example] : [],
      map: parameter,
      span,
    })),
    map: parameter,
    span,
  };
}
