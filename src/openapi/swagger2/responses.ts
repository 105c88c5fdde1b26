import type { Span } from '../../source/text.js';
import { keysOf, rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { mapAt, stringAt, valueAt, type YamlMap } from '../../yaml/value.js';
import { isJsonType } from '../media-type.js';
import type { Header, MediaType, Response } from '../model.js';
import { writtenExampleAt } from '../written-example.js';

const json = 'application/json';

/** Reads the responses of an operation (Swagger 2.0, Responses Object) in file order. `produces` are the media types of the operation. */
export function readResponses(responses: YamlMap, produces: readonly string[], fallback: Span): Response[] {
  const list: Response[] = [];
  for (const status of keysOf(responses)) {
    const response = mapAt(responses, status);
    if (!response || status.startsWith('x-')) continue;
    const range = rangeOf(responses, status);
    list.push({
      status,
      description: textAt(response, 'description'),
      headers: readHeaders(response, fallback),
      content: readContent(response, produces, range?.value ?? fallback),
      map: response,
      span: range?.key ?? fallback,
    });
  }
  return list;
}

/** Reads the media types of the examples; a schema without an example has the media types that the operation produces. */
function readContent(response: YamlMap, produces: readonly string[], span: Span): MediaType[] {
  const schema = mapAt(response, 'schema');
  const examples = mapAt(response, 'examples') ?? {};
  const isFile = stringAt(schema, 'type') === 'file';
  // Any other key is a mistake, which validation reports.
  const types = keysOf(examples).filter((key) => key.includes('/'));
  const defaults = produces.length > 0 ? produces : [json];
  return (types.length > 0 || !schema ? types : defaults).map((type) => {
    const example = writtenExampleAt(examples, type, span);
    return {
      type,
      isJson: (isJsonType(type) || type.includes('*')) && !isFile,
      schema,
      omits: undefined,
      examples: example ? [example] : [],
      map: response,
      span: (schema && spanOf(schema)) ?? span,
    };
  });
}

function readHeaders(response: YamlMap, fallback: Span): Header[] {
  const headers = mapAt(response, 'headers') ?? {};
  return keysOf(headers).flatMap((name) => {
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
