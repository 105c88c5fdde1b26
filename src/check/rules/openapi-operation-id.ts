import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { stringAt } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const openapiOperationId: Rule = {
  id: 'openapi/operation-id',
  severity: 'error',
  summary: 'Two operations of an API have the same operationId.',
  explanation:
    'An operationId names an operation within its whole API, all of its files together: generators make functions of that name.',
  prepare({ repository: { graph }, apiFiles, operations }) {
    return ({ report }) => {
      const first = new Map<string, Span>();
      for (const { path, group } of graph.get(apiFiles, '')) {
        for (const { operation, span } of graph.get(operations, path).list) {
          const id = stringAt(operation, 'operationId');
          if (id === undefined) continue;
          const at = rangeOf(operation, 'operationId')?.value ?? span;
          const before = first.get(`${group} ${id}`);
          if (!before) first.set(`${group} ${id}`, at);
          else
            report({
              message: `The operationId ${id} is used twice.`,
              span: at,
              related: [{ message: 'the first one is here', span: before }],
              help: 'Give each operation an id of its own.',
            });
        }
      }
    };
  },
};
