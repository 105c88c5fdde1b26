import { layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

export const specUnused: Rule = {
  id: 'spec/unused',
  severity: 'warning',
  layouts: layoutsOfSections,
  summary: 'A section file belongs to no document.',
  explanation:
    'A section file that is neither listed in targets.yaml nor included by another section is not on any page. Files whose names begin with an underscore are templates for authors.',
  prepare({ repository: { graph }, usage, sectionFiles, firstLine }) {
    return ({ report, count }) => {
      const { sections, included, isIncomplete } = graph.get(usage, '');
      count('sections', sections.size);
      if (isIncomplete) return;
      for (const path of graph.get(sectionFiles, '')) {
        const span = sections.has(path) || included.has(path) ? undefined : firstLine(path);
        if (span)
          report({
            message: 'The section belongs to no document.',
            span,
            help: 'Add it to targets.yaml, or remove it.',
          });
      }
    };
  },
};
