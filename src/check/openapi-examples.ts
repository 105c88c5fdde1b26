import type { ApiFile, MediaType, Operation } from '../openapi/model.js';
import { examplesOf } from '../openapi/openapi3/media-types.js';
import type { DialectName } from '../schema/dialects.js';
import type { Span } from '../source/text.js';
import type { YamlMap } from '../yaml/value.js';
import { type Example, exampleAt, hasAnyProperties } from './example-values.js';

/**
 * Yields the examples of an API file in OpenAPI 3: those of parameters and headers, of bodies in JSON (their own, or else that of their
 * schema) and of responses in JSON.
 */
export function* openApiExamples(api: ApiFile | undefined, dialect: DialectName): Generator<Example> {
  for (const operation of [...(api?.operations ?? []), ...(api?.webhooks ?? [])])
    yield* ofOperation(operation, dialect);
}

function* ofOperation(operation: Operation, dialect: DialectName): Generator<Example> {
  const { method, path, parameters, requestBody, responses } = operation;
  const name = `${method} ${path}`;
  for (const { name: parameter, map, schema, span } of parameters)
    yield* ofValue(map, schema, {
      span,
      subject: `the example of the parameter ${parameter} of ${name}`,
      dialect,
    });
  const eventTypes = parameters
    .filter(({ location }) => location === 'path')
    .flatMap(({ map, span }) => examplesOf(map, span))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  for (const media of requestBody?.content ?? [])
    for (const example of ofBody(media, `the example of the body of ${name}`, dialect))
      yield hasAnyProperties(example.schema) ? { ...example, eventTypes } : example;
  for (const { status, content, headers } of responses) {
    for (const { name: header, map, schema, span } of headers)
      yield* ofValue(map, schema, {
        span,
        subject: `the example of the header ${header} of ${name}`,
        dialect,
      });
    for (const media of content)
      if (media.isJson)
        yield* writtenExamples(media, `the example of the response ${status} of ${name}`, dialect);
  }
}

interface Subject {
  readonly span: Span;
  readonly subject: string;
  readonly dialect: DialectName;
}

/** Examples of parameters and headers are values, not text that contains JSON. */
function* ofValue(map: YamlMap, schema: YamlMap, { span, subject, dialect }: Subject): Generator<Example> {
  for (const { value, span: at } of examplesOf(map, span))
    yield { schema, value, span: at, subject, dialect };
}

function* ofBody(media: MediaType, subject: string, dialect: DialectName): Generator<Example> {
  if (!media.isJson) return;
  const { examples, schema, span } = media;
  if (examples.length > 0 || !schema) yield* writtenExamples(media, subject, dialect);
  else yield* exampleAt(schema, 'example', { schema, whole: span, subject, dialect });
}

function* writtenExamples(
  { examples, schema, span }: MediaType,
  subject: string,
  dialect: DialectName,
): Generator<Example> {
  if (!schema) return;
  for (const { holder, key } of examples)
    yield* exampleAt(holder, key, { schema, whole: span, subject, dialect });
}
