import { rangeOf } from '../../yaml/ranges.js';
import type { Finding } from '../finding.js';
import { keywordMaps } from '../keyword-maps.js';
import type { Rule } from '../rule.js';

export const schemaArrayItems: Rule = {
  id: 'schema/array-items',
  severity: 'warning',
  summary: 'An array does not say what it holds.',
  explanation:
    'A schema with `type: array` has `items`, a schema of what stands in the array. Pages show nothing of the items without it, and tools for Swagger refuse the file.',
  prepare({ repository: { graph, sources, layout }, dataFiles, byFile }) {
    const inFile = byFile('arrays without items', function* (path, { get }): Generator<Finding> {
      for (const map of keywordMaps(get(sources.yaml, path)?.value)) {
        const isLacking = ['items', 'allOf', '$ref'].every((key) => map[key] === undefined);
        const span = map.type === 'array' && isLacking ? rangeOf(map, 'type')?.value : undefined;
        if (span)
          yield {
            // Swagger demands it of parameters and headers.
            ...(Object.hasOwn(map, 'in') && { severity: 'error' as const }),
            message: 'This array has no `items`.',
            span,
            help: 'Say under `items` what the array holds.',
          };
      }
    });
    return ({ report }) => {
      for (const path of graph.get(dataFiles, ''))
        if (!path.startsWith(`${layout.eventExamples}/`)) for (const finding of inFile(path)) report(finding);
    };
  },
};
