import { isCollection, type YamlValue } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const dataEmpty: Rule = {
  id: 'data/empty',
  severity: 'error',
  summary: 'A file of an API, of events or of data says nothing.',
  explanation:
    'The file holds no value, comments at most, or a single word, or a list where a schema should be: what refers to it shows nothing. Most often an editor or a merge has emptied it.',
  prepare({ repository: { graph, sources, layout }, dataFiles, firstLine }) {
    const mustBeMap = (path: string): boolean =>
      path.startsWith(`${layout.eventSchemas}/`) ||
      (path.startsWith('api/') && path.includes('/definitions/'));
    const problemOf = (value: YamlValue | undefined, path: string): string | undefined => {
      if (value === undefined) return undefined;
      if (value === null) return 'This file says nothing.';
      if (!isCollection(value)) return 'This file holds a single value, and no map.';
      return Array.isArray(value) && mustBeMap(path) ? 'This file holds a list, and no map.' : undefined;
    };
    return ({ report }) => {
      for (const path of graph.get(dataFiles, '')) {
        const message = problemOf(graph.get(sources.yaml, path)?.value, path);
        const span = message === undefined ? undefined : firstLine(path);
        if (message !== undefined && span)
          report({ message, span, help: 'Restore its content, or remove it with what refers to it.' });
      }
    };
  },
};
