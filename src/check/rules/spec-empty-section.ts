import { isEmptySection } from '../../spec/section.js';
import { layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

export const specEmptySection: Rule = {
  id: 'spec/empty-section',
  severity: 'warning',
  layouts: layoutsOfSections,
  summary: 'A section file is empty.',
  explanation:
    'A file listed in targets.yaml is empty or contains only comments: its text was lost or was never written.',
  prepare({ repository: { graph, section, sources }, usage, firstLine }) {
    // The text of a binary file is empty, which is reported by `source/encoding`.
    const isUnreadable = (path: string): boolean =>
      graph.get(sources.file, path)?.text === '' && (sources.reader.bytes(path)?.length ?? 0) > 0;
    return ({ report }) => {
      for (const path of graph.get(usage, '').sections) {
        const parsed = graph.get(section, path);
        const span =
          parsed && isEmptySection(parsed.units) && !isUnreadable(path) ? firstLine(path) : undefined;
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
