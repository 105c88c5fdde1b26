import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { mapAt, stringAt, valueAt, type YamlMap } from '../../yaml/value.js';
import type { Header, MediaType, Response } from '../model.js';
import { writtenExampleAt } from '../written-example.js';

const json = 'application/json';

/** Reads the responses of an operation (Swagger 2.0, Responses Object) in file order. */
export function readResponses(responses: YamlMap, fallback: Span): Response[] {
  const list: Response[] = [];
  for (const status of Object.keys(responses)) {
    const response = mapAt(responses, status);
    if (!response || status.startsWith('x-')) continue;
    const range = rangeOf(responses, status);
    list.push({
      status,
      description: textAt(response, 'description'),
      headers: readHeaders(response, fallback),
      content: readContent(response, range?.value ?? fallback),
      map: response,
      span: range?.key ?? fallback,
    });
  }
  return list;
}

/** One media type for the schema with its JSON example, and one for each other media type with an example. */
function readContent(response: YamlMap, span: Span): MediaType[] {
  const schema = mapAt(response, 'schema');
  const examples = mapAt(response, 'examples') ?? {};
  const isFile = stringAt(schema, 'type') === 'file';
  const types = Object.keys(examples);
  if (schema && !types.includes(json)) types.unshift(json);
  return types.map((type) => {
    const example = writtenExampleAt(examples, type, span);
    return {
      type,
      isJson: type === json && !isFile,
      schema,
      examples: example ? [example] : [],
      map: response,
      span: (schema && spanOf(schema)) ?? span,
    };
  });
}

function readHeaders(response: YamlMap, fallback: Span): Header[] {
  const headers = mapAt(response, 'headers') ?? {};
  return Object.keys(headers).flatMap((name) => {
    const header = mapAt(headers, name);
    if (!header) return [];
    return [
      {
        name,
        required: valueAt(header, 'required') === true,
        deprecated: valueAt(header, 'deprecated') === true,
        description: textAt(header, 'description'),
        schema: header,
        map: header,
        span: rangeOf(headers, name)?.key ?? fallback,
      },
    ];
  });
}
