import { rangeOf } from '../../yaml/ranges.js';
import type { Finding } from '../finding.js';
import { keywordMaps } from '../keyword-maps.js';
import type { Rule } from '../rule.js';

export const schemaArrayItems: Rule = {
  id: 'schema/array-items',
  severity: 'warning',
  summary: 'An array schema has no `items`.',
  explanation:
    'A schema with `type: array` describes the elements under `items`. Without it, pages cannot show the type of the elements, and Swagger tools reject the file.',
  prepare({ repository: { graph, sources, layout }, dataFiles, byFile }) {
    const inFile = byFile('arrays without items', function* (path, { get }): Generator<Finding> {
      for (const map of keywordMaps(get(sources.yaml, path)?.value)) {
        const hasNoItems = ['items', 'allOf', '$ref'].every((key) => map[key] === undefined);
        const span = map.type === 'array' && hasNoItems ? rangeOf(map, 'type')?.value : undefined;
        if (span)
          yield {
            // Swagger requires it for parameters and headers.
            ...(Object.hasOwn(map, 'in') && { severity: 'error' as const }),
            message: 'The array has no `items`.',
            span,
            help: 'Describe the elements of the array under `items`.',
          };
      }
    });
    return ({ report }) => {
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`)) for (const finding of inFile(path)) report(finding);
    };
  },
};
