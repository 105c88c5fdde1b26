import type { Query } from '../graph/graph.js';
import { isJsonType } from '../openapi/media-type.js';
import { isOpenApi } from '../openapi/read-api.js';
import { stringsAt } from '../openapi/swagger2/operation.js';
import { type OperationEntry, operationsOf } from '../openapi/swagger2/operations.js';
import { bodyOf, parametersOf } from '../openapi/swagger2/parameters.js';
import { draft4 } from '../schema/dialects.js';
import type { Repository } from '../spec/repository.js';
import { compose, rangeOf } from '../yaml/ranges.js';
import { isMap, mapAt, stringAt, valueAt, type YamlMap } from '../yaml/value.js';
import { type EventFiles, eventTypeOf } from './event-files.js';
import { type Example, exampleAt, hasAnyProperties } from './example-values.js';
import { openApiExamples } from './openapi-examples.js';
import { operationName } from './operations.js';
import type { Schemas } from './schemas.js';

/** The examples of a repository. */
export interface Examples {
  /** An example event with the schema of its type, by the name of the example; `undefined` if it cannot be validated. */
  readonly event: Query<Example | undefined>;
  /** All examples of bodies, responses and parameters in an API file, by its path. */
  readonly api: Query<readonly Example[]>;
}

/** Creates the queries for the examples of a repository. */
export function createExamples(
  { graph, sources, models }: Repository,
  eventFiles: EventFiles,
  schemas: Schemas,
): Examples {
  const event = graph.query<Example | undefined>('example event', (name, { get }) => {
    const path = get(eventFiles.examples, '').get(name);
    const known = get(eventFiles.schemas, '');
    const schemaPath = known.get(name) ?? known.get(eventTypeOf(name));
    if (path === undefined || schemaPath === undefined) return undefined;
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    const schema = get(sources.resolved, schemaPath)?.value;
    if (!document || value === undefined || !isMap(schema)) return undefined;
    return {
      schema,
      value: get(schemas.shownExample, '')(value),
      span: document.span,
      subject: `the example ${name}`,
      dialect: get(schemas.dialect, schemaPath),
    };
  });
  const api = graph.query<readonly Example[]>('API examples', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return [];
    const dialect = get(schemas.dialect, path);
    if (isOpenApi(value)) {
      const shown = get(schemas.shownExample, '');
      return [...openApiExamples(get(models.api, path), dialect)].map((example) =>
        example.value === undefined ? example : { ...example, value: shown(example.value) },
      );
    }
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
      parameter: name,
      subject: `the example of the parameter ${name} of ${operationName(entry)}`,
      dialect: draft4,
    };
  }
}

const parameterSchemas = new WeakMap<YamlMap, YamlMap>();

/** Returns the JSON Schema of a parameter whose type is given inline (Swagger 2.0). */
function parameterSchema(map: YamlMap): YamlMap {
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
  const { schema, span: whole } = body;
  const context = {
    schema,
    whole,
    subject: `the example of the body of ${operationName(entry)}`,
    dialect: draft4,
  };
  const eventTypes = parametersOf(operation, shared, span)
    .filter(({ location }) => location === 'path')
    .flatMap(({ map }) => stringAt(map, 'x-example') ?? []);
  const isOpen = hasAnyProperties(schema);
  for (const [holder, key] of [
    [body.parameter, 'x-example'],
    [schema, 'example'],
  ] as const)
    for (const example of exampleAt(holder, key, context))
      yield isOpen ? { ...example, eventTypes } : example;
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
      if (isJsonType(type))
        yield* exampleAt(examples, type, { schema, whole: span, subject, dialect: draft4 });
  }
}
