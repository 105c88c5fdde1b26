import { closest, isOneEditApart } from '../../doc/closest.js';
import type { OperationEntry } from '../../openapi/swagger2/operations.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

/** Keys of a response that may be indented into `examples`. */
const responseKeys = new Set(['schema', 'headers', 'description']);

/** The top-level types registered with IANA. */
const topLevelTypes = new Set([
  ...['application', 'audio', 'example', 'font', 'haptics', 'image', 'message', 'model', 'multipart'],
  ...['text', 'video'],
]);
/** Types for which one wrong letter is a misspelling. */
const common = [
  ...['application/json', 'application/octet-stream', 'application/xml', 'application/x-www-form-urlencoded'],
  ...['multipart/form-data', 'multipart/mixed', 'text/plain', 'text/html', 'text/css', 'image/png'],
  ...['image/jpeg', 'image/gif', 'audio/mpeg', 'video/mp4'],
];
/** Registered types that are one letter from a common one. */
const similar = new Set([
  'text/xml',
  'text/csv',
  'application/xmpp',
  'application/sql',
  'image/jpg',
  'image/apng',
  'video/mp4v',
]);

export const openapiMediaType: Rule = {
  id: 'openapi/media-type',
  severity: 'warning',
  summary: 'A media type is invalid.',
  explanation:
    'The keys of `content` in OpenAPI 3, and in Swagger 2.0 the entries of `consumes` and `produces` and the keys of `examples`, are media types, such as application/json. A key `schema` under `examples` is indented too deeply: the response has no schema.',
  prepare({ repository: { sources }, operations, ofOperations }) {
    return ofOperations('media types', function* (path, { get }) {
      const document = get(sources.yaml, path);
      if (!document) return;
      yield* inLists(get(sources.resolved, path)?.value, document.span);
      const { list, isOpenApi } = get(operations, path);
      if (isOpenApi) {
        for (const entry of list) yield* inContent(entry);
        return;
      }
      for (const { operation, span } of list) {
        yield* inLists(operation, span);
        const responses = mapAt(operation, 'responses') ?? {};
        for (const status of Object.keys(responses)) {
          const examples: YamlMap = mapAt(mapAt(responses, status), 'examples') ?? {};
          for (const name of Object.keys(examples))
            if (responseKeys.has(name)) yield misplacedKey(name, rangeOf(examples, name)?.key ?? span);
            else yield* problemOf(name, rangeOf(examples, name)?.key ?? span);
        }
      }
    });
  },
};

/** The keys of `content` in the bodies of an operation of OpenAPI 3. */
function* inContent({ operation, span }: OperationEntry): Generator<Finding> {
  const responses = mapAt(operation, 'responses') ?? {};
  const bodies = [
    mapAt(operation, 'requestBody'),
    ...Object.keys(responses).map((status) => mapAt(responses, status)),
  ];
  for (const body of bodies) {
    const content = mapAt(body, 'content') ?? {};
    for (const name of Object.keys(content)) yield* problemOf(name, rangeOf(content, name)?.key ?? span);
  }
}

function* inLists(map: YamlValue | undefined, whole: Span): Generator<Finding> {
  for (const key of ['consumes', 'produces']) {
    const list = listAt(map, key) ?? [];
    for (const [i, name] of list.entries())
      if (typeof name === 'string') yield* problemOf(name, rangeOf(list, i)?.value ?? whole);
  }
}

const misplacedKey = (name: string, span: Span): Finding => ({
  severity: 'error',
  message: `The key "${name}" is inside \`examples\`.`,
  span,
  help: `Indent \`${name}\` like \`examples\`, so that it belongs to the response.`,
});

function* problemOf(name: string, span: Span): Generator<Finding> {
  const suggestion = correctionOf(name);
  if (suggestion === undefined) return;
  yield {
    message: `Invalid media type "${name}".`,
    span,
    help:
      suggestion === '' ? 'Write a media type such as application/json.' : `Did you mean "${suggestion}"?`,
  };
}

/** Returns the correction of an invalid media type, empty if there is none; `undefined` for a valid type. */
function correctionOf(name: string): string | undefined {
  const [essence = ''] = name.split(';');
  const type = essence.trim().toLowerCase();
  const [top = '', subtype = ''] = type.split('/');
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$|^(?:\*|[\w-]+)\/\*$/.test(type)) return closest(type, common) ?? '';
  if (top !== '*' && !topLevelTypes.has(top) && !top.startsWith('x-')) {
    const near = closest(top, topLevelTypes);
    return near === undefined ? '' : (closest(`${near}/${subtype}`, common) ?? `${near}/${subtype}`);
  }
  // Vendor types and types with a structured suffix are open-ended.
  if (common.includes(type) || similar.has(type) || /^(?:vnd|prs|x)[.-]|\+/.test(subtype)) return undefined;
  return common.find((known) => isOneEditApart(type, known));
}
