import type { Span } from '../../source/text.js';
import { pagePath } from '../../spec/targets.js';
import { layoutsOfSections } from '../finding.js';
import type { Rule } from '../rule.js';

export const specDuplicatePage: Rule = {
  id: 'spec/duplicate-page',
  severity: 'error',
  layouts: layoutsOfSections,
  summary: 'Two documents are written to the same file.',
  explanation:
    'The path of a page is the name of its target, or the part before @ and the version label. File systems of macOS and Windows ignore case, so two paths that differ only in case are the same file, and one of the pages is lost.',
  prepare({ repository: { graph, targets } }) {
    return ({ report }) => {
      const seen = new Map<string, { readonly path: string; readonly span?: Span }>();
      const documents = [...graph.get(targets, '').targets.values()];
      // A list of documents takes the place of a missing index.
      if (!documents.some((target) => pagePath(target) === 'index.html'))
        seen.set('index.html', { path: 'index.html' });
      for (const target of documents) {
        const { span } = target;
        const path = pagePath(target);
        const key = path.toLowerCase();
        const first = seen.get(key);
        if (!first) {
          seen.set(key, { path, span });
          continue;
        }
        report({
          message:
            first.path === path
              ? `Two documents are written to "${path}".`
              : `The pages "${first.path}" and "${path}" differ only in case.`,
          span,
          ...(first.span && { related: [{ message: 'the other document is here', span: first.span }] }),
          help: 'Rename one of the targets; some file systems ignore case.',
        });
      }
    };
  },
};
