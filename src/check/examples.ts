import type { Query } from '../graph/graph.js';
import { isJsonType } from '../openapi/media-type.js';
import { stringsAt } from '../openapi/swagger2/operation.js';
import { type OperationEntry, operationsOf } from '../openapi/swagger2/operations.js';
import { bodyOf, parametersOf } from '../openapi/swagger2/parameters.js';
import type { Schema } from '../schema/inherit.js';
import { matches } from '../schema/matcher.js';
import { validate } from '../schema/validate.js';
import type { Span } from '../source/text.js';
import { variantSeparator } from '../spec/models.js';
import type { Repository } from '../spec/repository.js';
import { findJsonSyntaxError } from '../yaml/json-syntax-error.js';
import { parseYaml } from '../yaml/parse.js';
import { compose, rangeOf } from '../yaml/ranges.js';
import { textAt } from '../yaml/scalar-text.js';
import { isMap, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { Finding } from './finding.js';
import { capitalize, mismatchFinding } from './finding.js';
import { operationName } from './operations.js';

/** A value with the schema that it must match. */
export interface Example {
  readonly schema: Schema;
  /** `undefined` for a string of invalid JSON. */
  readonly value: YamlValue | undefined;
  readonly span: Span;
  /** Subject of messages: `the example of the response 200 of GET /x`. */
  readonly subject: string;
  /** The syntax error of invalid JSON. */
  readonly problem?: Finding;
}

/** The examples of a repository. */
export interface Examples {
  /** An example event with the schema of its type, by the file name of the example; `undefined` if it cannot be validated. */
  readonly event: Query<Example | undefined>;
  /** All examples of bodies, responses and parameters in an API file, by its path. */
  readonly api: Query<readonly Example[]>;
}

/** Creates the queries for the examples of a repository. */
export function createExamples({ graph, models, sources, layout }: Repository): Examples {
  const event = graph.query<Example | undefined>('example event', (name, { get }) => {
    // Files whose names end in `.json` are parts of other examples.
    if (name.endsWith('.json')) return undefined;
    const [type = name] = name.split(variantSeparator);
    const schemaName = get(models.eventNames, '').includes(name) ? name : type;
    const path = `${layout.eventExamples}/${name}`;
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    const schema = get(sources.resolved, `${layout.eventSchemas}/${schemaName}`)?.value;
    if (!document || value === undefined || !isMap(schema)) return undefined;
    return { schema, value, span: document.span, subject: `the example ${name}` };
  });
  const api = graph.query<readonly Example[]>('API examples', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return [];
    return [...operationsOf(value, document.span)].flatMap((entry) => [
      ...parameterExamples(entry),
      ...bodyExamples(entry, stringsAt(value, 'consumes') ?? []),
      ...responseExamples(entry),
    ]);
  });
  return { event, api };
}

function* parameterExamples(entry: OperationEntry): Generator<Example> {
  const { operation, shared, span } = entry;
  for (const { name, location, map } of parametersOf(operation, shared, span)) {
    const value = valueAt(map, 'x-example');
    if (location === 'body' || value === undefined) continue;
    yield {
      schema: parameterSchema(map),
      value,
      span: rangeOf(map, 'x-example')?.value ?? span,
      subject: `the example of the parameter ${name} of ${operationName(entry)}`,
    };
  }
}

const parameterSchemas = new WeakMap<YamlMap, YamlMap>();

/** Returns the JSON Schema of a parameter whose type is given inline (Swagger 2.0). */
export function parameterSchema(map: YamlMap): YamlMap {
  const known = parameterSchemas.get(map);
  if (known) return known;
  const { name: _, in: __, required: ___, description: ____, 'x-example': _____, ...schema } = map;
  // The remaining keywords keep their positions in the parameter.
  const result = compose(schema, [map]);
  parameterSchemas.set(map, result);
  return result;
}

/** Yields the examples of a body in JSON. `consumed` are the media types of the file. */
function* bodyExamples(entry: OperationEntry, consumed: readonly string[]): Generator<Example> {
  const { operation, shared, span } = entry;
  const types = stringsAt(operation, 'consumes') ?? consumed;
  if (types.length > 0 && !types.some((type) => isJsonType(type) || type.includes('*'))) return;
  const body = bodyOf(parametersOf(operation, shared, span));
  if (!body?.isJson) return;
  const subject = `the example of the body of ${operationName(entry)}`;
  yield* exampleAt(body.parameter, 'x-example', body.schema, body.span, subject);
  yield* exampleAt(body.schema, 'example', body.schema, body.span, subject);
}

function* responseExamples(entry: OperationEntry): Generator<Example> {
  const { operation, span } = entry;
  const responses = mapAt(operation, 'responses');
  for (const status of Object.keys(responses ?? {})) {
    const response = mapAt(responses, status);
    const schema = mapAt(response, 'schema');
    const examples = mapAt(response, 'examples');
    if (!schema || !examples || stringAt(schema, 'type') === 'file') continue;
    const subject = `the example of the response ${status} of ${operationName(entry)}`;
    for (const type of Object.keys(examples))
      if (isJsonType(type)) yield* exampleAt(examples, type, schema, span, subject);
  }
}

/**
 * Yields the `example` of a schema; `whole` is the location if its position is unknown. A string may contain the JSON of an object or an
 * array, but not of a scalar: `"7"` is not an integer.
 */
export function* schemaExample(schema: Schema, whole: Span, subject: string): Generator<Example> {
  const value = valueAt(schema, 'example');
  if (typeof value === 'string' && !/^\s*[[{]/.test(value))
    yield { schema, value, span: rangeOf(schema, 'example')?.value ?? whole, subject };
  else yield* exampleAt(schema, 'example', schema, whole, subject);
}

/** Yields the example under a key: the value itself, or the parsed JSON of a string if the schema does not allow strings. */
function* exampleAt(
  map: YamlMap,
  key: string,
  schema: YamlMap,
  whole: Span,
  subject: string,
): Generator<Example> {
  const value = valueAt(map, key);
  if (value === undefined) return;
  const example = { schema, value, span: rangeOf(map, key)?.value ?? whole, subject };
  const text = typeof value === 'string' && matches(schema, value) === false ? textAt(map, key) : undefined;
  const error = text && findJsonSyntaxError(text.text);
  if (!text) yield example;
  else if (!error) yield { ...example, value: parseYaml(text).value };
  else {
    const { offset, reason } = error;
    const at = { source: text, start: offset, end: Math.min(offset + 1, text.text.length) };
    const problem = {
      message: `${capitalize(subject)} is not valid JSON: ${reason}.`,
      span: at,
      help: 'Correct the JSON, or write the example as YAML.',
    };
    yield { ...example, value: undefined, problem };
  }
}

/** Returns the mismatches between an example and its schema, each with the locations of both. */
export function exampleMismatches({ schema, value, span, subject }: Example): Finding[] {
  if (value === undefined) return [];
  const mismatches = validate(schema, value, span);
  const missing = new Map<number, number>();
  for (const { keyword, span: at } of mismatches)
    if (keyword === 'required') missing.set(at.start, (missing.get(at.start) ?? 0) + 1);
  return mismatches.map((mismatch) => {
    const finding = mismatchFinding(
      subject,
      mismatch,
      'Correct the example, or the schema if the example is right.',
    );
    const { source, start } = mismatch.span;
    const isOfOtherType = mismatch.keyword === 'required' && (missing.get(start) ?? 0) >= manyProperties;
    return isOfOtherType ? { ...finding, cause: `${source.path}:${start}` } : finding;
  });
}

/** An object that lacks so many required properties, or has so many undocumented ones, is probably of another type. */
export const manyProperties = 3;
