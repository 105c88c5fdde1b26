import type { Query } from '../../graph/graph.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, mapAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

/** The components that references name; security schemes are used by name. */
const referable = [
  ...['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links', 'callbacks'],
  'pathItems',
];

export const openapiComponent: Rule = {
  id: 'openapi/component',
  severity: 'warning',
  summary: 'A component of an API file is not used, or has an invalid name.',
  explanation:
    'A component is used by a `$ref` to `#/components/KIND/NAME`; one without references may be obsolete. Its name consists of letters, digits, periods, hyphens and underscores.',
  formats: ['OpenAPI 3'],
  prepare({ repository: { graph, sources }, apiFiles, dataFiles, byFile }) {
    const references: Query<readonly string[]> = graph.query(
      'referenced components',
      (path, { get }) =>
        get(sources.references, path).list.flatMap(({ file, keys: [first, kind, name] }) =>
          first === 'components' ? [`${file}#${kind}/${name}`] : [],
        ),
      (before, after) => before.join('\n') === after.join('\n'),
    );
    const inFile = byFile('components', (path, { get }) => {
      const components = mapAt(get(sources.yaml, path)?.value, 'components') ?? {};
      return Object.keys(components).flatMap((kind) => nameProblems(mapAt(components, kind) ?? {}));
    });
    return ({ report }) => {
      const used = new Set(graph.get(dataFiles, '').flatMap((path) => graph.get(references, path)));
      for (const { path } of graph.get(apiFiles, '')) {
        for (const finding of inFile(path)) report(finding);
        const components = mapAt(graph.get(sources.yaml, path)?.value, 'components') ?? {};
        for (const kind of referable) {
          const named: YamlMap = mapAt(components, kind) ?? {};
          for (const name of Object.keys(named)) {
            const span = used.has(`${path}#${kind}/${name}`) ? undefined : rangeOf(named, name)?.key;
            if (span)
              report({
                message: `Unused component "${name}".`,
                span,
                help: 'Remove it, or refer to it.',
              });
          }
        }
      }
    };
  },
};

const nameProblems = (named: YamlMap): Finding[] =>
  Object.keys(named).flatMap((name) => {
    const span = /^[\w.-]+$/.test(name) || !isMap(named[name]) ? undefined : rangeOf(named, name)?.key;
    if (!span) return [];
    const help = 'Use letters, digits, periods, hyphens and underscores.';
    return [{ severity: 'error', message: `Invalid name of a component "${name}".`, span, help }];
  });
