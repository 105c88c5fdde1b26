import { type Example, inFileOrder, jsonExample, textExample } from '../../schema/example.js';
import { exampleOf } from '../../schema/generate-example.js';
import type { Schema } from '../../schema/inherit.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { pathText, plainText, queryText } from '../http-text.js';
import type { MediaType, Operation, Response } from '../model.js';

const json = 'application/json';

/**
 * Returns the example of a request as HTTP/1.1: path and query with the example of each parameter, `Content-Type`, and body.
 *
 *     PUT /rooms/%21a%3Ab/send?ts=1 HTTP/1.1
 *     Content-Type: application/json
 *
 *     {}
 */
export function requestExample(operation: Operation, span: Span): Example {
  const { method, fullPath, parameters, requestBody } = operation;
  const [media] = requestBody?.content ?? [];
  let path = fullPath;
  let contentType = media === undefined || media.type.includes('*') ? json : media.type;
  const query: [string, YamlValue][] = [];
  for (const { name, location, example } of parameters) {
    if (!example) continue;
    const { value } = example;
    if (location === 'path') path = path.replaceAll(`{${name}}`, () => pathText(plainText(value)));
    else if (location === 'query') query.push([name, value]);
    else if (location === 'header' && name.toLowerCase() === 'content-type')
      contentType = plainText(value).replace(/^content-type:\s*/i, '');
  }
  const target = query.length === 0 ? path : `${path}?${queryText(query)}`;
  const line = `${method} ${target} HTTP/1.1`;
  const content = media && bodyExample(media, contentType);
  return {
    text: content ? `${line}\nContent-Type: ${contentType}\n\n${content.text}` : line,
    language: 'http',
    value: content?.value,
    isGenerated: content?.isGenerated ?? false,
    span: content?.span ?? span,
  };
}

/** Returns the example of a body: that of the body or of its schema, otherwise one generated from the schema. */
function bodyExample(
  { schema, examples, isJson, span }: MediaType,
  contentType: string,
): Example | undefined {
  const [written] = examples;
  const isString = isJson && contentType === json && isStringSchema(schema);
  if (written) return showExample(written.holder, written.key, written.span, isString);
  if (!schema) return undefined;
  if (valueAt(schema, 'example') !== undefined) return showExample(schema, 'example', span, isString);
  const value = exampleOf(schema);
  return value === undefined ? undefined : jsonExample(value, span, inFileOrder, true);
}

/** Returns the example of a response: the one it contains, otherwise one generated from its schema; `undefined` for a file. */
export function responseExample({ content }: Response): Example | undefined {
  const media = content.find(({ type }) => type === json) ?? content[0];
  if (!media) return undefined;
  const { schema, examples, span } = media;
  const [written] = examples;
  if (written) return showExample(written.holder, written.key, written.span, isStringSchema(schema));
  const generated = schema && stringAt(schema, 'type') !== 'file' ? exampleOf(schema) : undefined;
  return generated === undefined ? undefined : jsonExample(generated, span, inFileOrder, true);
}

/** Shows an example. A string is the source text of the body, unless the body is a JSON string. */
function showExample(holder: YamlMap, key: string, fallback: Span, isJsonString: boolean): Example {
  const span = rangeOf(holder, key)?.value ?? fallback;
  const text = isJsonString ? undefined : textAt(holder, key);
  return text ? textExample(text, span) : jsonExample(valueAt(holder, key) ?? null, span, inFileOrder);
}

const isStringSchema = (schema: Schema | undefined): boolean => stringAt(schema, 'type') === 'string';
