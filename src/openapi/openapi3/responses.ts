import type { Span } from '../../source/text.js';
import { keysOf, rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { mapAt, type YamlMap } from '../../yaml/value.js';
import type { Header, Response } from '../model.js';
import { readContent } from './media-types.js';
import { describedValue } from './parameters.js';

/** Reads the responses of an operation (OpenAPI 3, Responses Object) in file order. */
export function readResponses(responses: YamlMap, fallback: Span): Response[] {
  return keysOf(responses).flatMap((status) => {
    const map = mapAt(responses, status);
    if (!map || status.startsWith('x-')) return [];
    const range = rangeOf(responses, status);
    return [
      {
        status,
        description: textAt(map, 'description'),
        headers: readHeaders(map, fallback),
        content: readContent(map, range?.value ?? fallback, 'writeOnly'),
        map,
        span: range?.key ?? fallback,
      },
    ];
  });
}

function readHeaders(response: YamlMap, fallback: Span): Header[] {
  const headers = mapAt(response, 'headers') ?? {};
  return keysOf(headers).flatMap((name) => {
    const map = mapAt(headers, name);
    if (!map) return [];
    const span = rangeOf(headers, name)?.key ?? fallback;
    const { example: _, ...described } = describedValue(map, span);
    return [{ name, ...described, span }];
  });
}
