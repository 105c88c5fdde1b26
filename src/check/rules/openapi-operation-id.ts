import { rangeOf } from '../../yaml/ranges.js';
import { stringAt } from '../../yaml/value.js';
import { duplicates, type Occurrence } from '../duplicates.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

interface Operation extends Occurrence {
  /** The method and the path, without the names of its parameters. */
  readonly shape: string;
}

export const openapiOperationId: Rule = {
  id: 'openapi/operation-id',
  severity: 'error',
  summary: 'An operation has no operationId, or one that is not unique or not safe in a URL.',
  explanation:
    'An operationId is unique within an API, across all of its files; code generators derive function names from it, and tools put it into URLs. A missing one is an info in the layouts before 2021, whose tools did not need it.',
  prepare({ repository: { graph, site }, apiFiles, operations }) {
    return ({ report }) => {
      const byId = new Map<string, { readonly id: string; readonly occurrences: Operation[] }>();
      for (const { path: file, group } of graph.get(apiFiles, '')) {
        for (const entry of graph.get(operations, file).list) {
          const { operation, path, method, span: whole } = entry;
          const id = stringAt(operation, 'operationId');
          const span = rangeOf(operation, 'operationId')?.value ?? whole;
          if (id === undefined || id === '') {
            report({
              severity: site ? 'warning' : 'info',
              message: `${operationName(entry)} has no operationId.`,
              span,
              help: 'Add a unique `operationId`.',
            });
            continue;
          }
          if (!/^[\w.~:/?#[\]@!$&'()*+,;=-]+$/.test(id))
            report({
              message: `The operationId "${id}" contains characters that a URL cannot contain.`,
              span,
              help: 'Use letters, digits, hyphens and underscores.',
            });
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
