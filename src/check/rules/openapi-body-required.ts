import { bodyOf, parametersOf } from '../../openapi/swagger2/parameters.js';
import { withParents } from '../../schema/inherit.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, valueAt } from '../../yaml/value.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiBodyRequired: Rule = {
  id: 'openapi/body-required',
  severity: 'warning',
  summary: 'A body with required properties is optional itself.',
  explanation:
    'A parameter with `in: body` is optional unless it has `required: true`: a request without a body would be valid even though the schema of the body requires properties.',
  prepare({ operations, ofOperations }) {
    return ofOperations('optional bodies', (path, { get }) =>
      get(operations, path).list.flatMap((entry) => {
        const { operation, shared, span } = entry;
        const body = bodyOf(parametersOf(operation, shared, span));
        if (!body || valueAt(body.parameter, 'required') === true) return [];
        const required = listAt(withParents(body.schema), 'required') ?? [];
        if (required.length === 0) return [];
        const { parameter } = body;
        return [
          {
            message: `The body of ${operationName(entry)} is optional, but its property "${required[0]}" is required.`,
            span: rangeOf(parameter, 'required')?.value ?? rangeOf(parameter, 'in')?.value ?? body.span,
            help: 'Add `required: true` to the body parameter.',
          },
        ];
      }),
    );
  },
};
