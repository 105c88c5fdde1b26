import { closest } from '../../doc/closest.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

const wellFormed = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;.*)?$|^(?:\*|[\w-]+)\/\*$/;
const common = ['application/json', 'application/octet-stream', 'multipart/form-data', 'text/plain'];

export const openapiMediaType: Rule = {
  id: 'openapi/media-type',
  severity: 'warning',
  summary: 'A media type is invalid.',
  explanation:
    'The entries of `consumes` and `produces` and the keys of `examples` are media types, such as application/json.',
  prepare({ repository: { sources }, operations, ofOperations }) {
    return ofOperations('media types', function* (path, { get }) {
      const document = get(sources.yaml, path);
      if (!document) return;
      yield* inLists(get(sources.resolved, path)?.value, document.span);
      for (const { operation, span } of get(operations, path).list) {
        yield* inLists(operation, span);
        const responses = mapAt(operation, 'responses') ?? {};
        for (const status of Object.keys(responses)) {
          const examples: YamlMap = mapAt(mapAt(responses, status), 'examples') ?? {};
          for (const name of Object.keys(examples))
            yield* problemOf(name, rangeOf(examples, name)?.key ?? span);
        }
      }
    });
  },
};

function* inLists(map: YamlValue | undefined, whole: Span): Generator<Finding> {
  for (const key of ['consumes', 'produces']) {
    const list = listAt(map, key) ?? [];
    for (const [i, name] of list.entries())
      if (typeof name === 'string') yield* problemOf(name, rangeOf(list, i)?.value ?? whole);
  }
}

function* problemOf(name: string, span: Span): Generator<Finding> {
  const near = common.includes(name) ? undefined : closest(name, common);
  if (wellFormed.test(name) && near === undefined) return;
  yield {
    message: `Invalid media type "${name}".`,
    span,
    help: near === undefined ? 'Write a media type such as application/json.' : `Did you mean "${near}"?`,
  };
}
