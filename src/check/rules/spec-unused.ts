import type { Rule } from '../rule.js';

export const specUnused: Rule = {
  id: 'spec/unused',
  severity: 'warning',
  summary: 'A section file belongs to no document.',
  explanation:
    'A section that targets.yaml does not name, and that no other section includes: readers never see it. Files that begin with an underscore are templates for authors.',
  prepare({ repository: { graph }, usage, sectionFiles, firstLine }) {
    return ({ report, count }) => {
      const { sections, included, isIncomplete } = graph.get(usage, '');
      count('sections', sections.size);
      if (isIncomplete) return;
      for (const path of graph.get(sectionFiles, '')) {
        const span = sections.has(path) || included.has(path) ? undefined : firstLine(path);
        if (span)
          report({
            message: 'No document has this section.',
            span,
            help: 'Name it in targets.yaml, or remove it.',
          });
      }
    };
  },
};
