import { type Example, inFileOrder, jsonExample, textExample } from '../../schema/example.js';
import { exampleOf } from '../../schema/generate-example.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { pathText, plainText, queryText } from '../http-text.js';
import type { Body, Parameter } from './parameters.js';

const json = 'application/json';

/**
 * Returns the example of a request as HTTP/1.1: path and query with the `x-example` of each parameter, `Content-Type`, and body.
 *
 *     PUT /rooms/%21a%3Ab/send?ts=1 HTTP/1.1
 *     Content-Type: application/json
 *
 *     {}
 */
export function requestExample(
  method: string,
  fullPath: string,
  parameters: readonly Parameter[],
  body: Body | undefined,
  span: Span,
): Example {
  let path = fullPath;
  let contentType = json;
  const query: [string, YamlValue][] = [];
  for (const { name, location, map } of parameters) {
    const value = valueAt(map, 'x-example');
    if (value === undefined) continue;
    if (location === 'path') path = path.replaceAll(`{${name}}`, () => pathText(plainText(value)));
    else if (location === 'query') query.push([name, value]);
    else if (location === 'header' && name.toLowerCase() === 'content-type') contentType = plainText(value);
  }
  const target = query.length === 0 ? path : `${path}?${queryText(query)}`;
  const line = `${method.toUpperCase()} ${target} HTTP/1.1`;
  const content = body && bodyExample(body, contentType);
  return {
    text: content ? `${line}\nContent-Type: ${contentType}\n\n${content.text}` : line,
    language: 'http',
    value: content?.value,
    isGenerated: content?.isGenerated ?? false,
    span: content?.span ?? span,
  };
}

/** Returns the example of a body: that of the parameter or of its schema, otherwise one generated from the schema. */
export function bodyExample(
  { parameter, schema, isJson, span }: Body,
  contentType: string,
): Example | undefined {
  for (const [map, key] of [
    [parameter, 'x-example'],
    [schema, 'example'],
  ] as const) {
    const value = valueAt(map, key);
    if (value === undefined) continue;
    const exampleSpan = rangeOf(map, key)?.value ?? span;
    const text = isJsonString(schema, isJson && contentType === json) ? undefined : textAt(map, key);
    return text ? textExample(text, exampleSpan) : jsonExample(value, exampleSpan, inFileOrder);
  }
  const value = exampleOf(schema);
  return value === undefined ? undefined : jsonExample(value, span, inFileOrder, true);
}

/** Whether a string example is a JSON string, as opposed to the source text of the body. */
const isJsonString = (schema: YamlMap, isJson: boolean): boolean =>
  isJson && stringAt(schema, 'type') === 'string';
