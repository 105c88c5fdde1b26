import { expectedMap } from '../../yaml/expected-map.js';
import type { Rule } from '../rule.js';

export const dataEmpty: Rule = {
  id: 'data/empty',
  severity: 'error',
  summary: 'A data file is empty or does not contain a map.',
  explanation:
    'The file contains no value, only comments, a single scalar, or a list instead of a schema or of operations, so references to it resolve to nothing. Usually an editor or a merge has emptied it.',
  prepare({ repository: { graph, sources, layout }, apiFiles, dataFiles }) {
    const mustBeMap = (path: string, apis: ReadonlySet<string>): boolean =>
      apis.has(path) ||
      path.startsWith(`${layout.eventSchemas}/`) ||
      (path.startsWith('api/') && path.includes('/definitions/'));
    return ({ report }) => {
      const apis = new Set(graph.get(apiFiles, '').map(({ path }) => path));
      for (const path of graph.get(dataFiles, '')) {
        const document = graph.get(sources.yaml, path);
        const problem = document && expectedMap(document);
        if (problem && (!Array.isArray(document.value) || mustBeMap(path, apis))) report(problem);
      }
    };
  },
};
