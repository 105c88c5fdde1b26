import { listAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { type ListedParameter, listedParameters, operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiDuplicateParameter: Rule = {
  id: 'openapi/duplicate-parameter',
  severity: 'error',
  summary: 'A parameter is declared twice.',
  explanation:
    'Two parameters in a list have the same name and the same location; which one a tool uses is undefined. An operation may redeclare a parameter of its path, which overrides it.',
  prepare({ operations, ofOperations }) {
    return ofOperations('duplicate parameters', (path, { get }) =>
      get(operations, path).list.flatMap((entry) => {
        const { operation, shared, span } = entry;
        return [
          ...duplicates(listedParameters(shared, span), entry.path.trim()),
          ...duplicates(listedParameters(listAt(operation, 'parameters') ?? [], span), operationName(entry)),
        ];
      }),
    );
  },
};

function duplicates(parameters: readonly ListedParameter[], owner: string): Finding[] {
  const seen = new Map<string, ListedParameter>();
  return parameters.flatMap((parameter) => {
    const { name, location, span } = parameter;
    const first = seen.get(`${location} ${name}`);
    if (!first) {
      seen.set(`${location} ${name}`, parameter);
      return [];
    }
    return [
      {
        message: `${owner} declares the ${location} parameter "${name}" twice.`,
        span,
        related: [{ message: 'first declared here', span: first.span }],
        help: 'Remove one of them.',
      },
    ];
  });
}
