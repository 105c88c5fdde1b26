import { withoutProperties } from '../../schema/access.js';
import { type Example, inFileOrder, jsonExample, textExample } from '../../schema/example.js';
import { exampleOf, writtenExample } from '../../schema/generate/example.js';
import type { Schema } from '../../schema/inherit.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { stringAt, valueAt, type YamlMap } from '../../yaml/value.js';
import { formText, type ParameterText, pathText } from '../http-text.js';
import { isJsonType, preferredMedia } from '../media-type.js';
import type { MediaType, Operation, Parameter, Response } from '../model.js';
import { boundary, encodeForm, formBody } from './form.js';
import { parameterText, singleText } from './parameter-text.js';

const json = 'application/json';

/** An example among several of a response. */
export interface LabelledExample extends Example {
  /** The media type and the name of the example; `undefined` for a single example. */
  readonly label: string | undefined;
}

/**
 * Returns the example of a request as HTTP/1.1: path and query with the example of each parameter, `Content-Type`, and body.
 *
 *     PUT /rooms/%21a%3Ab/send?ts=1 HTTP/1.1
 *     Content-Type: application/json
 *
 *     {}
 */
export function requestExample(operation: Operation, span: Span): Example {
  const { method, fullPath, parameters, requestBody, formType } = operation;
  const media = preferredMedia(requestBody?.content ?? []);
  let path = fullPath;
  let contentType = formType ?? (media === undefined || media.type.includes('*') ? json : media.type);
  const query: [string, ParameterText][] = [];
  const form: [Parameter, ParameterText][] = [];
  for (const parameter of parameters) {
    const { name, location, example } = parameter;
    if (!example) continue;
    if (location === 'path')
      path = path.replaceAll(`{${name}}`, () => pathValue(parameterText(parameter, example)));
    else if (location === 'query') query.push([name, parameterText(parameter, example)]);
    else if (location === 'formData') form.push([parameter, parameterText(parameter, example)]);
    else if (location === 'header' && name.toLowerCase() === 'content-type')
      contentType = singleText(parameter, example).replace(/^content-type:\s*/i, '');
  }
  const target = query.length === 0 ? path : `${path}?${formText(query)}`;
  const line = `${method} ${target} HTTP/1.1`;
  const content = media ? bodyExample(media, contentType) : undefined;
  const text = content?.text ?? formBody(form, contentType);
  const header =
    contentType.startsWith('multipart/') && !content ? `${contentType}; boundary=${boundary}` : contentType;
  return {
    text: text === undefined ? line : `${line}\nContent-Type: ${header}\n\n${text}`,
    language: 'http',
    value: content?.value,
    isGenerated: content?.isGenerated ?? false,
    span: content?.span ?? span,
  };
}

const pathValue = ({ items, delimiter }: ParameterText): string => items.map(pathText).join(delimiter);

/** Returns the example of a body: its own or its schema's, otherwise one generated from the schema. */
function bodyExample(media: MediaType, contentType: string): Example | undefined {
  const { schema, examples, isJson, span } = media;
  const [written] = examples;
  const isString = isJson && isJsonType(contentType) && isStringSchema(schema);
  // A body with `allOf` is shown with its own example, unlike a response.
  const own =
    schema && valueAt(schema, 'example') !== undefined ? { holder: schema, key: 'example', span } : undefined;
  const entry = written ?? own;
  const example = entry
    ? showExample(entry.holder, entry.key, entry.span, isString)
    : schemaExample(media, isString);
  return example && encodeForm(example, contentType);
}

/** Returns the examples of a response: those it contains, otherwise one generated from its schema; none for a file. */
export function responseExamples({ content }: Response): LabelledExample[] {
  const preferred = preferredMedia(content.filter(({ examples }) => examples.length > 0));
  if (!preferred) {
    const media = preferredMedia(content);
    const generated = media && schemaExample(media, media.isJson && isStringSchema(media.schema));
    return generated ? [{ ...generated, label: undefined }] : [];
  }
  const withExamples = content.filter(({ examples }) => examples.length > 0);
  const ordered = [preferred, ...withExamples.filter((media) => media !== preferred)];
  const isSeveral = ordered.length > 1 || preferred.examples.length > 1;
  return ordered.flatMap(({ type, isJson, schema, examples }) =>
    examples.map(({ holder, key, name, span }) => {
      const label = [ordered.length > 1 ? type : undefined, name].filter((part) => part !== undefined);
      return {
        ...showExample(holder, key, span, isJson && isStringSchema(schema)),
        label: isSeveral ? label.join(', ') : undefined,
      };
    }),
  );
}

/** Returns the example of a schema, or one generated from it; `undefined` for a file. */
function schemaExample(
  { schema, isJson, omits, span }: MediaType,
  isJsonString: boolean,
): Example | undefined {
  if (!schema || stringAt(schema, 'type') === 'file') return undefined;
  if (writtenExample(schema) !== undefined) return showExample(schema, 'example', span, isJsonString);
  const value = exampleOf(withoutProperties(schema, omits));
  if (value === undefined) return undefined;
  const example = jsonExample(value, span, inFileOrder, true);
  return typeof value === 'string' && !isJson ? { ...example, text: value, language: 'text' } : example;
}

/** Shows an example. A string is the source text of the body, unless the body is a JSON string. */
function showExample(holder: YamlMap, key: string, fallback: Span, isJsonString: boolean): Example {
  const span = rangeOf(holder, key)?.value ?? fallback;
  const text = isJsonString ? undefined : textAt(holder, key);
  return text ? textExample(text, span) : jsonExample(valueAt(holder, key) ?? null, span, inFileOrder);
}

const isStringSchema = (schema: Schema | undefined): boolean => stringAt(schema, 'type') === 'string';
