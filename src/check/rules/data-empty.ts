import { isCollection, type YamlValue } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const dataEmpty: Rule = {
  id: 'data/empty',
  severity: 'error',
  summary: 'A data file is empty or does not contain a map.',
  explanation:
    'The file contains no value, only comments, a single scalar, or a list instead of a schema or of operations, so references to it resolve to nothing. Usually an editor or a merge has emptied it.',
  prepare({ repository: { graph, sources, layout }, apiFiles, dataFiles, firstLine }) {
    const mustBeMap = (path: string, apis: ReadonlySet<string>): boolean =>
      apis.has(path) ||
      path.startsWith(`${layout.eventSchemas}/`) ||
      (path.startsWith('api/') && path.includes('/definitions/'));
    const problemOf = (
      value: YamlValue | undefined,
      path: string,
      apis: ReadonlySet<string>,
    ): string | undefined => {
      if (value === undefined) return undefined;
      if (value === null) return 'Empty file.';
      if (!isCollection(value)) return 'The file contains a scalar instead of a map.';
      return Array.isArray(value) && mustBeMap(path, apis)
        ? 'The file contains a list instead of a map.'
        : undefined;
    };
    return ({ report }) => {
      const apis = new Set(graph.get(apiFiles, '').map(({ path }) => path));
      for (const path of graph.get(dataFiles, '')) {
        const message = problemOf(graph.get(sources.yaml, path)?.value, path, apis);
        const span = message === undefined ? undefined : firstLine(path);
        if (message !== undefined && span)
          report({
            message,
            span,
            help: 'Restore its content, or remove the file and all references to it.',
          });
      }
    };
  },
};
