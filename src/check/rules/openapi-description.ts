import { stringAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiDescription: Rule = {
  id: 'openapi/description',
  severity: 'info',
  summary: 'An operation has no description.',
  explanation: 'The description explains the purpose, the conditions and the effects of an operation.',
  prepare({ operations, ofOperations }) {
    return ofOperations('operation descriptions', (path, { get }) =>
      get(operations, path)
        .list.filter(({ operation }) => (stringAt(operation, 'description') ?? '').trim() === '')
        .map((entry) => ({
          message: `${operationName(entry)} has no description.`,
          span: entry.span,
          help: 'Add a `description`.',
        })),
    );
  },
};
