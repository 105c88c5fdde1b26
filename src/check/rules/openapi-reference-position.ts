import type { Severity } from '../../diagnostics/diagnostic.js';
import { operationsOf } from '../../openapi/swagger2/operations.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const openapiReferencePosition: Rule = {
  id: 'openapi/reference-position',
  severity: 'warning',
  summary: 'A `$ref` is in a position where OpenAPI 3 allows none.',
  explanation:
    'OpenAPI 3 allows references to schemas, parameters, bodies, responses, headers, examples, links, callbacks, security schemes and paths. Tools do not resolve others, such as one in place of all `responses`, of a media type or of `properties`.',
  formats: ['OpenAPI 3'],
  prepare({ repository: { sources }, operations, ofOperations }) {
    return ofOperations('positions of references', function* (path, { get }): Generator<Finding> {
      const document = get(sources.yaml, path);
      if (!document || !isMap(document.value) || !get(operations, path).isOpenApi) return;
      const { value: root, span } = document;
      for (const [map, name, severity] of [
        ...partsOfFile(root),
        ...[...operationsOf(root, span)].flatMap(({ operation }) => partsOfOperation(operation)),
      ]) {
        const at = stringAt(map, '$ref') === undefined || !map ? undefined : rangeOf(map, '$ref')?.key;
        if (at)
          yield {
            ...(severity && { severity }),
            message: `OpenAPI does not allow a \`$ref\` in place of ${name}.`,
            span: at,
            help: 'Write the content here, with references to its parts.',
          };
      }
    });
  },
};

type Part = readonly [map: YamlMap | undefined, name: string, severity?: Severity];

function partsOfFile(root: YamlMap): Part[] {
  const components = mapAt(root, 'components');
  return [
    [root, 'the file'],
    [mapAt(root, 'info'), '`info`'],
    [mapAt(root, 'paths'), '`paths`'],
    [components, '`components`'],
    // Most tools read a reference to all components of a kind.
    ...Object.keys(components ?? {}).map((kind): Part => [mapAt(components, kind), `\`${kind}\``, 'info']),
    ...mapsIn(listAt(root, 'servers')).map((server): Part => [server, 'a server']),
    ...mapsIn(listAt(root, 'tags')).map((tag): Part => [tag, 'a tag']),
  ];
}

function partsOfOperation(operation: YamlMap): Part[] {
  const responses = mapAt(operation, 'responses');
  const bodies = [
    mapAt(operation, 'requestBody'),
    ...Object.keys(responses ?? {}).map((status) => mapAt(responses, status)),
  ];
  return [
    [operation, 'an operation'],
    [responses, '`responses`'],
    ...bodies.flatMap((body): Part[] => {
      const content = mapAt(body, 'content');
      const media = Object.keys(content ?? {}).map((type) => mapAt(content, type));
      return [
        [content, '`content`'],
        [mapAt(body, 'headers'), '`headers`'],
        ...media.flatMap((one): Part[] => [
          [one, 'a media type'],
          [mapAt(one, 'examples'), '`examples`'],
          [mapAt(mapAt(one, 'schema'), 'properties'), '`properties`'],
        ]),
      ];
    }),
  ];
}

const mapsIn = (list: readonly YamlValue[] | undefined): YamlMap[] => (list ?? []).filter(isMap);
