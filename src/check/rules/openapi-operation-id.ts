import { rangeOf } from '../../yaml/ranges.js';
import { stringAt } from '../../yaml/value.js';
import { duplicates, type Occurrence } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const openapiOperationId: Rule = {
  id: 'openapi/operation-id',
  severity: 'error',
  summary: 'Two operations of an API have the same operationId.',
  explanation:
    'An operationId names an operation within its whole API, all of its files together: generators make functions of that name.',
  prepare({ repository: { graph }, apiFiles, operations }) {
    return ({ report }) => {
      const named = new Map<string, { readonly id: string; readonly places: Occurrence[] }>();
      for (const { path: file, group } of graph.get(apiFiles, '')) {
        for (const { operation, span: whole } of graph.get(operations, file).list) {
          const id = stringAt(operation, 'operationId');
          if (id === undefined) continue;
          const span = rangeOf(operation, 'operationId')?.value ?? whole;
          const known = named.get(`${group} ${id}`) ?? { id, places: [] };
          known.places.push({ file, span });
          named.set(`${group} ${id}`, known);
        }
      }
      for (const { id, places } of named.values())
        for (const { at, other } of duplicates(places))
          report({
            message: `The operationId ${id} is used twice.`,
            span: at.span,
            related: [{ message: 'the other one is here', span: other.span }],
            help: 'Give each operation an id of its own.',
          });
    };
  },
};
