import { rangeOf } from '../../yaml/ranges.js';
import { stringAt } from '../../yaml/value.js';
import { duplicates, type Occurrence } from '../duplicates.js';
import type { Rule } from '../rule.js';

interface Operation extends Occurrence {
  /** The method and the path, without the names of its parameters. */
  readonly shape: string;
}

export const openapiOperationId: Rule = {
  id: 'openapi/operation-id',
  severity: 'error',
  summary: 'Two operations of an API have the same operationId.',
  explanation:
    'An operationId is unique within an API, across all of its files; code generators derive function names from it.',
  prepare({ repository: { graph }, apiFiles, operations }) {
    return ({ report }) => {
      const byId = new Map<string, { readonly id: string; readonly occurrences: Operation[] }>();
      for (const { path: file, group } of graph.get(apiFiles, '')) {
        for (const { operation, path, method, span: whole } of graph.get(operations, file).list) {
          const id = stringAt(operation, 'operationId');
          if (id === undefined) continue;
          const span = rangeOf(operation, 'operationId')?.value ?? whole;
          const known = byId.get(`${group} ${id}`) ?? { id, occurrences: [] };
          known.occurrences.push({ file, span, shape: `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}` });
          byId.set(`${group} ${id}`, known);
        }
      }
      for (const { id, occurrences } of byId.values())
        for (const { at, other } of duplicates(occurrences)) {
          // `openapi/duplicate-path` reports a copied path.
          if (at.file === other.file && at.shape === other.shape) continue;
          report({
            message: `Duplicate operationId "${id}".`,
            span: at.span,
            related: [{ message: 'also used here', span: other.span }],
            help: 'Give each operation a unique operationId.',
          });
        }
    };
  },
};
