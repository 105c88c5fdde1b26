import type { OperationEntry } from '../../openapi/swagger2/operations.js';
import { bodyOf, parametersOf } from '../../openapi/swagger2/parameters.js';
import { isIncomplete } from '../../schema/incomplete.js';
import { withParents } from '../../schema/inherit.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt, valueAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiBodyRequired: Rule = {
  id: 'openapi/body-required',
  severity: 'warning',
  summary: 'A body with required properties is optional itself.',
  explanation:
    'A body (`requestBody`, or a parameter with `in: body`) is optional unless it has `required: true`: a request without a body would be valid even though the schema of the body requires properties.',
  prepare({ operations, ofOperations }) {
    return ofOperations('optional bodies', (path, { get }) =>
      get(operations, path).list.flatMap((entry) => {
        const { operation, shared, span } = entry;
        const requestBody = mapAt(operation, 'requestBody');
        if (requestBody) return optionalBody(requestBody, entry);
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

/** Reports a body of OpenAPI 3 whose JSON has required properties although it is optional itself. */
function optionalBody(body: YamlMap, entry: OperationEntry): Finding[] {
  if (valueAt(body, 'required') === true || isIncomplete(body)) return [];
  const schema = mapAt(mapAt(mapAt(body, 'content'), 'application/json'), 'schema');
  const [name] = (schema && listAt(withParents(schema), 'required')) ?? [];
  if (typeof name !== 'string') return [];
  return [
    {
      message: `The body of ${operationName(entry)} is optional, but its property "${name}" is required.`,
      span: rangeOf(body, 'required')?.value ?? rangeOf(entry.operation, 'requestBody')?.key ?? entry.span,
      help: 'Add `required: true` to the request body.',
    },
  ];
}
