import type { Rule } from '../rule.js';

export const specEmptySection: Rule = {
  id: 'spec/empty-section',
  severity: 'warning',
  summary: 'A section file is empty.',
  explanation:
    'A file listed in targets.yaml is empty or contains only comments: its text was lost or was never written.',
  prepare({ repository: { graph, section }, usage, firstLine }) {
    return ({ report }) => {
      for (const path of graph.get(usage, '').sections) {
        const parsed = graph.get(section, path);
        const isEmpty = parsed?.units.every(
          ({ heading, body }) => !heading && body.every(({ type }) => type === 'comment'),
        );
        const span = isEmpty && firstLine(path);
        if (span)
          report({
            message: 'The section is empty.',
            span,
            help: 'Write its text, or remove it from targets.yaml.',
          });
      }
    };
  },
};
