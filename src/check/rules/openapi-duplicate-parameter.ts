import { listAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { type ListedParameter, listedParameters, operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiDuplicateParameter: Rule = {
  id: 'openapi/duplicate-parameter',
  severity: 'error',
  summary: 'A parameter is declared twice.',
  explanation:
    'Of two parameters with one name and one location in a list, only one can be meant; which one tools show is chance. An operation may declare a parameter of its path anew: that takes its place.',
  prepare({ operations, ofOperations }) {
    return ofOperations('duplicate parameters', (path, { get }) =>
      get(operations, path).list.flatMap((place) => {
        const { operation, shared, span } = place;
        return [
          ...duplicates(listedParameters(shared, span), place.path.trim()),
          ...duplicates(listedParameters(listAt(operation, 'parameters') ?? [], span), operationName(place)),
        ];
      }),
    );
  },
};

function duplicates(parameters: readonly ListedParameter[], owner: string): Finding[] {
  const first = new Map<string, ListedParameter>();
  return parameters.flatMap((parameter) => {
    const { name, location, span } = parameter;
    const before = first.get(`${location} ${name}`);
    if (!before) {
      first.set(`${location} ${name}`, parameter);
      return [];
    }
    return [
      {
        message: `${owner} declares the ${location} parameter ${name} twice.`,
        span,
        related: [{ message: 'the first one is here', span: before.span }],
        help: 'Take one of them out.',
      },
    ];
  });
}
