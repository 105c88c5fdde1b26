import { isEmptySection } from '../../spec/section.js';
import type { Rule } from '../rule.js';

export const specEmptySection: Rule = {
  id: 'spec/empty-section',
  severity: 'warning',
  summary: 'A section or content file is empty.',
  explanation:
    'A file listed in targets.yaml is empty or contains only comments, or a file of the content folder is empty: its text was lost or was never written. Files that only it would show are not reported as unused.',
  prepare({ repository: { graph, section, site, sources }, usage, shownContent, firstLine }) {
    if (site)
      return ({ report }) => {
        for (const path of graph.get(shownContent, '').empty) {
          const span = firstLine(path);
          if (span) report({ message: 'The file is empty.', span, help: 'Write its text, or remove it.' });
        }
      };
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
