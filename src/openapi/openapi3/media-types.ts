import type { Span } from '../../source/text.js';
import { keysOf, rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, mapAt, valueAt, type YamlMap } from '../../yaml/value.js';
import { isJsonType } from '../media-type.js';
import type { MediaType, RequestBody, WrittenExample } from '../model.js';
import { writtenExampleAt } from '../written-example.js';

/** Reads the body of a request (OpenAPI 3, Request Body Object). */
export function readRequestBody(operation: YamlMap, fallback: Span): RequestBody | undefined {
  const map = mapAt(operation, 'requestBody');
  if (!map) return undefined;
  const span = spanOf(map) ?? fallback;
  return {
    name: undefined,
    description: textAt(map, 'description'),
    required: valueAt(map, 'required') === true,
    content: readContent(map, span, 'readOnly'),
    map,
    span,
  };
}

/** Reads the media types of a body, parameter or header (OpenAPI 3, Media Type Object) in file order. `omits` is the flag of properties that they do not contain. */
export function readContent(
  holder: YamlMap,
  fallback: Span,
  omits: MediaType['omits'] = undefined,
): MediaType[] {
  const content = mapAt(holder, 'content') ?? {};
  return keysOf(content).flatMap((type) => {
    const map = mapAt(content, type);
    if (!map) return [];
    const schema = mapAt(map, 'schema');
    const span = (schema && spanOf(schema)) ?? rangeOf(content, type)?.value ?? fallback;
    return [{ type, isJson: isJsonType(type), schema, omits, examples: examplesOf(map, span), map, span }];
  });
}

/**
 * Returns the examples of a media type, parameter or header: each of `examples` with a `value`, by name, otherwise `example`. An
 * `externalValue` is outside the repository and not read.
 */
export function examplesOf(holder: YamlMap, fallback: Span): WrittenExample[] {
  const examples = mapAt(holder, 'examples');
  if (examples) {
    return keysOf(examples).flatMap((name) => {
      const example = examples[name];
      const written = isMap(example) ? writtenExampleAt(example, 'value', fallback, name) : undefined;
      return written ? [written] : [];
    });
  }
  const example = writtenExampleAt(holder, 'example', fallback);
  return example ? [example] : [];
}
