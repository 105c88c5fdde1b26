import type { MediaType, Operation } from '../../openapi/model.js';
import { readApi } from '../../openapi/read-api.js';
import { walkSchema } from '../../schema/walk.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, mapAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

/** Keywords of schemas whose content no type table has. */
const schemaKeywords = [
  ...['not', 'if', 'then', 'else', 'dependentSchemas', 'dependencies', 'discriminator'],
  ...['prefixItems', 'contains', 'propertyNames', 'unevaluatedProperties', 'unevaluatedItems', '$dynamicRef'],
];

export const openapiNotShown: Rule = {
  id: 'openapi/not-shown',
  severity: 'info',
  summary: 'An API file has content that pages do not show.',
  explanation:
    'Pages show parameters, bodies, responses, headers, examples, callbacks and webhooks. Links of responses, encodings, examples at other addresses, and conditions of schemas such as `not` or `if` are on no page: describe them in the text.',
  prepare({ repository: { sources }, ofOperations }) {
    return ofOperations('content that is not shown', (path, { get }) => {
      const document = get(sources.yaml, path);
      const value = get(sources.resolved, path)?.value;
      if (!document || value === undefined) return [];
      const { operations, webhooks } = readApi(document, value);
      // Operations share schemas; each position is reported once.
      const findings = new Map<string, Finding>();
      for (const operation of [...operations, ...webhooks])
        for (const { map, key } of hiddenIn(operation)) {
          const span = rangeOf(map, key)?.key ?? operation.span;
          const finding = {
            message: `Pages do not show \`${key}\`.`,
            span,
            help: 'Describe its meaning in the text.',
          };
          findings.set(`${span.source.path}:${span.start}`, finding);
        }
      return [...findings.values()];
    });
  },
};

interface Hidden {
  readonly map: YamlMap;
  readonly key: string;
}

function* hiddenIn({ responses, requestBody }: Operation): Generator<Hidden> {
  for (const { map, content } of responses) {
    yield* entries(map, ['links']);
    for (const media of content) yield* hiddenInMedia(media);
  }
  for (const media of requestBody?.content ?? []) yield* hiddenInMedia(media);
}

function* hiddenInMedia({ map, schema }: MediaType): Generator<Hidden> {
  yield* entries(map, ['encoding']);
  for (const example of Object.values(mapAt(map, 'examples') ?? {}))
    if (isMap(example)) yield* entries(example, ['externalValue']);
  const hidden: Hidden[] = [];
  if (schema) walkSchema(schema, (part) => hidden.push(...entries(part, schemaKeywords)));
  yield* hidden;
}

const entries = (map: YamlMap, keys: readonly string[]): Hidden[] =>
  keys.filter((key) => Object.hasOwn(map, key)).map((key) => ({ map, key }));
