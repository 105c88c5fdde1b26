import { fullPathOf } from '../../openapi/full-path.js';
import { stringAt } from '../../yaml/value.js';
import { duplicates, type Occurrence } from '../duplicates.js';
import type { Rule } from '../rule.js';

interface Description extends Occurrence {
  readonly name: string;
  readonly operationId: string | undefined;
}

export const openapiDuplicateOperation: Rule = {
  id: 'openapi/duplicate-operation',
  severity: 'warning',
  summary: 'Two files of an API describe the same operation.',
  explanation:
    'The files of an API are merged into one document, which can contain an operation (a method and a path) only once: the description in the last file is used. Describe the operation in one file, or remove the tags of the description to be left out. Descriptions with different operationIds are considered deliberate, and reported once as info.',
  prepare({ repository: { graph }, apiFiles, operations }) {
    return ({ report }) => {
      const described = new Map<string, Description[]>();
      for (const { path: file, group } of graph.get(apiFiles, '')) {
        const { list, basePath } = graph.get(operations, file);
        for (const { method, path, span, operation } of list) {
          const full = fullPathOf(basePath, path).replace(/\{[^{}]*\}/g, '{}');
          const key = `${group} ${method} ${full}`;
          const known = described.get(key) ?? [];
          known.push({
            file,
            span,
            name: `${method.toUpperCase()} ${fullPathOf(basePath, path.trim())}`,
            operationId: stringAt(operation, 'operationId'),
          });
          described.set(key, known);
        }
      }
      for (const descriptions of described.values()) {
        const isDeliberate = haveDifferentIds(descriptions);
        for (const { at, other } of duplicates(descriptions))
          if (at.file !== other.file && !(isDeliberate && at === descriptions[0]))
            report({
              ...(isDeliberate && { severity: 'info' as const }),
              message: `${at.name} is also described in ${other.file}.`,
              span: at.span,
              related: [{ message: 'the other description is here', span: other.span }],
              help: 'Remove the operation from one of the files.',
            });
      }
    };
  },
};

function haveDifferentIds(descriptions: readonly Description[]): boolean {
  const ids = new Set(descriptions.map(({ operationId }) => operationId));
  return ids.size === descriptions.length && !ids.has(undefined);
}
