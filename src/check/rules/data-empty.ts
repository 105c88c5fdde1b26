import type { Rule } from '../rule.js';

export const dataEmpty: Rule = {
  id: 'data/empty',
  severity: 'error',
  summary: 'A file of an API, of events or of data says nothing.',
  explanation:
    'The file holds no value, comments at most: what refers to it shows nothing. Most often an editor or a merge has emptied it.',
  prepare({ repository: { graph, sources }, dataFiles, firstLine }) {
    return ({ report }) => {
      for (const path of graph.get(dataFiles, '')) {
        const span = graph.get(sources.yaml, path)?.value === null ? firstLine(path) : undefined;
        if (span)
          report({
            message: 'This file says nothing.',
            span,
            help: 'Restore its content, or remove it with what refers to it.',
          });
      }
    };
  },
};
