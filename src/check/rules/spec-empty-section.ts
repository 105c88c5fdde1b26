import type { Rule } from '../rule.js';

export const specEmptySection: Rule = {
  id: 'spec/empty-section',
  severity: 'warning',
  summary: 'A section file has nothing to show.',
  explanation:
    'A file that targets.yaml names, and in which there are comments at most: what stood in it was lost, or was never written.',
  prepare({ repository: { graph, section }, usage, firstLine }) {
    return ({ report }) => {
      for (const path of graph.get(usage, '').sections) {
        const found = graph.get(section, path);
        const isEmpty = found?.units.every(
          ({ heading, body }) => !heading && body.every(({ type }) => type === 'comment'),
        );
        const span = isEmpty && firstLine(path);
        if (span)
          report({
            message: 'This section shows nothing.',
            span,
            help: 'Write its text, or take it out of targets.yaml.',
          });
      }
    };
  },
};
