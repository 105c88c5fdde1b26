import { rangeOf } from '../../yaml/ranges.js';
import { mapAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiResponses: Rule = {
  id: 'openapi/responses',
  severity: 'error',
  summary: 'An operation has no responses, or a response with an invalid status code.',
  explanation:
    'Each operation describes at least the response to a successful request. A status code is a number from 100 to 599, a range such as 4xx, or `default`.',
  prepare({ operations, ofOperations }) {
    return ofOperations('responses', (path, { get }) => {
      const { list, isOpenApi } = get(operations, path);
      return list.flatMap((entry) => {
        const { operation, span } = entry;
        const responses = mapAt(operation, 'responses') ?? {};
        const statuses = Object.keys(responses).filter((status) => !status.startsWith('x-'));
        if (statuses.length === 0) {
          const at = rangeOf(operation, 'responses')?.key ?? span;
          return [
            {
              // OpenAPI 3.1 does not require them.
              ...(isOpenApi && { severity: 'warning' as const }),
              message: `${operationName(entry)} has no responses.`,
              span: at,
              help: 'Describe at least the response to a successful request.',
            },
          ];
        }
        return statuses
          .filter((status) => !/^(?:[1-5](?:\d\d|xx|XX)|default)$/.test(status))
          .map((status) => ({
            message: `Invalid status code "${status}".`,
            span: rangeOf(responses, status)?.key ?? span,
            help: responseKeys.has(status)
              ? `Move \`${status}\` into a response.`
              : 'Use a number from 100 to 599, a range such as 4xx, or `default`.',
          }));
      });
    });
  },
};

const responseKeys = new Set(['description', 'schema', 'headers', 'examples']);
