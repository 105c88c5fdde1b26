import type { Span } from '../../source/text.js';
import type { Rule } from '../rule.js';

export const openapiDuplicateOperation: Rule = {
  id: 'openapi/duplicate-operation',
  severity: 'warning',
  summary: 'Two files of an API describe one operation.',
  explanation:
    'The files of an API become one document, in which an operation (a method and a path) can stand once: the one from the later file counts. Describe it in one place, or take the tags from the one that is to be left out.',
  prepare({ repository: { graph }, apiFiles, operations }) {
    return ({ report }) => {
      const first = new Map<string, { readonly file: string; readonly span: Span }>();
      for (const { path: file, group } of graph.get(apiFiles, '')) {
        const { list, basePath } = graph.get(operations, file);
        for (const { method, path, span } of list) {
          const full = `${basePath}${path}`.replace(/\{[^{}]*\}/g, '{}');
          const key = `${group} ${method} ${full}`;
          const before = first.get(key);
          if (!before) first.set(key, { file, span });
          else if (before.file !== file)
            report({
              message: `${method.toUpperCase()} ${basePath}${path.trim()} is described in ${before.file}, too.`,
              span,
              related: [{ message: 'the first one is here', span: before.span }],
              help: 'Describe the operation in one of the files.',
            });
        }
      }
    };
  },
};
