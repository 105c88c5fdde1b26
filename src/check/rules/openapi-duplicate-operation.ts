import { duplicates, type Occurrence } from '../duplicates.js';
import type { Rule } from '../rule.js';

interface Described extends Occurrence {
  readonly name: string;
}

export const openapiDuplicateOperation: Rule = {
  id: 'openapi/duplicate-operation',
  severity: 'warning',
  summary: 'Two files of an API describe one operation.',
  explanation:
    'The files of an API become one document, in which an operation (a method and a path) can stand once: the one from the later file counts. Describe it in one place, or take the tags from the one that is to be left out.',
  prepare({ repository: { graph }, apiFiles, operations }) {
    return ({ report }) => {
      const described = new Map<string, Described[]>();
      for (const { path: file, group } of graph.get(apiFiles, '')) {
        const { list, basePath } = graph.get(operations, file);
        for (const { method, path, span } of list) {
          const full = `${basePath}${path}`.replace(/\{[^{}]*\}/g, '{}');
          const key = `${group} ${method} ${full}`;
          const known = described.get(key) ?? [];
          known.push({ file, span, name: `${method.toUpperCase()} ${basePath}${path.trim()}` });
          described.set(key, known);
        }
      }
      for (const places of described.values())
        for (const { at, other } of duplicates(places))
          if (at.file !== other.file)
            report({
              message: `${at.name} is described in ${other.file}, too.`,
              span: at.span,
              related: [{ message: 'the other one is here', span: other.span }],
              help: 'Describe the operation in one of the files.',
            });
    };
  },
};
