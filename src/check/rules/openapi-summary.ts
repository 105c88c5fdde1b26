import { stringAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiSummary: Rule = {
  id: 'openapi/summary',
  severity: 'warning',
  summary: 'An operation has no summary.',
  explanation: 'Lists of operations show the summary: one line that says what the operation does.',
  prepare({ operations, ofOperations }) {
    return ofOperations('summaries', (path, { get }) =>
      get(operations, path)
        .list.filter(({ operation }) => (stringAt(operation, 'summary') ?? '').trim() === '')
        .map((place) => ({
          message: `${operationName(place)} has no summary.`,
          span: place.span,
          help: 'Say in one line what it does.',
        })),
    );
  },
};
