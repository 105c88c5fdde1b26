import { stringAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiSummary: Rule = {
  id: 'openapi/summary',
  severity: 'warning',
  summary: 'An operation has no summary.',
  explanation: 'Lists of operations show the summary, one line that describes the operation.',
  prepare({ operations, ofOperations }) {
    return ofOperations('summaries', (path, { get }) =>
      get(operations, path)
        .list.filter(({ operation }) => (stringAt(operation, 'summary') ?? '').trim() === '')
        .map((entry) => ({
          message: `${operationName(entry)} has no summary.`,
          span: entry.span,
          help: 'Describe the operation in one line under `summary`.',
        })),
    );
  },
};
