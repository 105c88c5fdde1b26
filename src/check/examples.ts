import { operationsOf } from '../openapi/swagger2/operations.js';
import { bodyOf, parametersOf } from '../openapi/swagger2/parameters.js';
import { accepts } from '../schema/accepts.js';
import { mismatchDiagnostic } from '../schema/mismatch.js';
import type { Span } from '../source/text.js';
import { variantSeparator } from '../spec/models.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf, spanOf } from '../yaml/ranges.js';
import { isMap, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { CheckContext, Example } from './rule.js';

/** Every example event with the schema of its type; partial ones and what is no event are not among them. */
export function* eventExamples({ graph, models, sources, layout }: Repository): Generator<Example> {
  const schemas = new Set(graph.get(models.eventNames, ''));
  for (const name of graph.get(models.exampleNames, '')) {
    if (name.endsWith('.json')) continue;
    const [type = name] = name.split(variantSeparator);
    const own = schemas.has(name) ? name : type;
    const path = `${layout.eventExamples}/${name}`;
    const document = graph.get(sources.yaml, path);
    const value = graph.get(sources.resolved, path)?.value;
    const schema = graph.get(sources.resolved, `${layout.eventSchemas}/${own}`)?.value;
    if (!document || value === undefined || !isMap(schema)) continue;
    yield { schema, value, span: document.span, subject: `the example ${name}` };
  }
}

/** Every example of a body, of a response and of a parameter in the API files. */
export function* apiExamples({ graph, sources, layout, options }: Repository): Generator<Example> {
  for (const { path } of layout.apiSources(sources.reader, options.protocol)) {
    const document = graph.get(sources.yaml, path);
    const value = graph.get(sources.resolved, path)?.value;
    if (!document || value === undefined) continue;
    for (const { path: route, method, operation, shared, span } of operationsOf(value, document.span)) {
      const name = `${method.toUpperCase()} ${route.trim()}`;
      yield* parameterExamples(operation, shared, span, name);
      yield* responseExamples(mapAt(operation, 'responses'), span, name);
    }
  }
}

function* parameterExamples(
  operation: YamlMap,
  shared: readonly YamlValue[],
  span: Span,
  name: string,
): Generator<Example> {
  const parameters = parametersOf(operation, shared, span);
  for (const { name: parameter, location, map } of parameters) {
    const value = valueAt(map, 'x-example');
    if (location === 'body' || value === undefined) continue;
    const at = rangeOf(map, 'x-example')?.value ?? span;
    yield {
      schema: parameterSchema(map),
      value,
      span: at,
      subject: `the example of the parameter ${parameter} of ${name}`,
    };
  }
  const body = bodyOf(parameters);
  const example = body && valueAt(body.schema, 'example');
  if (!body?.isJson || example === undefined) return;
  const at = rangeOf(body.schema, 'example')?.value ?? body.span;
  yield {
    schema: body.schema,
    value: parsed(example),
    span: at,
    subject: `the example of the body of ${name}`,
  };
}

/** A parameter that is described in place (Swagger 2.0) as a JSON Schema; texts stand for numbers, as in a URL. */
function parameterSchema(map: YamlMap): YamlMap {
  const { name: _, in: __, required: ___, description: ____, 'x-example': _____, ...schema } = map;
  return schema;
}

function* responseExamples(responses: YamlMap | undefined, span: Span, name: string): Generator<Example> {
  for (const status of Object.keys(responses ?? {})) {
    const response = mapAt(responses, status);
    const schema = mapAt(response, 'schema');
    const examples = mapAt(response, 'examples');
    const value = valueAt(examples, 'application/json');
    if (!schema || !examples || value === undefined || stringAt(schema, 'type') === 'file') continue;
    const at = rangeOf(examples, 'application/json')?.value ?? spanOf(examples) ?? span;
    yield {
      schema,
      value: parsed(value),
      span: at,
      subject: `the example of the response ${status} of ${name}`,
    };
  }
}

/** In old repositories examples are JSON in a string. */
function parsed(value: YamlValue): YamlValue {
  if (typeof value !== 'string') return value;
  try {
    const content: YamlValue = JSON.parse(value);
    return content;
  } catch {
    return value;
  }
}

/** Reports where an example does not fit its schema, with both places. */
export async function validateExample(
  { schema, value, span, subject }: Example,
  context: CheckContext,
): Promise<void> {
  if (accepts(schema, value) === true) return;
  const validate = await context.validator();
  for (const mismatch of validate(schema, value, span)) {
    const { rule: _, severity: __, ...finding } = mismatchDiagnostic('', sentenceStart(subject), mismatch);
    context.report(finding);
  }
}

const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
