import type { OperationEntry } from '../../openapi/swagger2/operations.js';
import { parametersOf } from '../../openapi/swagger2/parameters.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, stringAt, type YamlValue } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiBody: Rule = {
  id: 'openapi/body',
  severity: 'error',
  summary: 'An operation has more than one body, or a body that cannot be sent.',
  explanation:
    'A request has one body: either one parameter with `in: body` or form data. A file (`type: file`) is sent as form data, so its operation must consume multipart/form-data or application/x-www-form-urlencoded.',
  prepare({ operations, ofOperations }) {
    return ofOperations('request bodies', (path, { get }) => {
      const { list, consumes } = get(operations, path);
      return list.flatMap((entry) => bodyProblems(entry, consumes));
    });
  },
};

const formType = /^(?:multipart\/(?:.*\+)?form-data|application\/(?:.*\+)?x-www-form-urlencoded)\b/;

function bodyProblems(entry: OperationEntry, consumedByFile: readonly YamlValue[]): Finding[] {
  const { operation, shared, span } = entry;
  const name = operationName(entry);
  const findings: Finding[] = [];
  const parameters = parametersOf(operation, shared, span);
  const bodies = parameters.filter(({ location }) => location === 'body');
  const fields = parameters.filter(({ location }) => location === 'formData');
  const [first, second] = bodies;
  if (first && second)
    findings.push({
      message: `${name} has ${bodies.length} body parameters.`,
      span: rangeOf(second.map, 'in')?.value ?? second.span,
      related: [{ message: 'the first body is here', span: rangeOf(first.map, 'in')?.value ?? first.span }],
      help: 'Merge them into one body parameter.',
    });
  const [field] = fields;
  if (first && field)
    findings.push({
      message: `${name} has both a body and form data.`,
      span: rangeOf(field.map, 'in')?.value ?? field.span,
      related: [{ message: 'the body is here', span: rangeOf(first.map, 'in')?.value ?? first.span }],
      help: 'Remove one of them.',
    });
  const consumes = listAt(operation, 'consumes') ?? consumedByFile;
  const canSendFiles = consumes.some((type) => typeof type === 'string' && formType.test(type));
  for (const { map, name: parameter, span: whole, location } of parameters) {
    if (stringAt(map, 'type') !== 'file' || (location === 'formData' && canSendFiles)) continue;
    findings.push({
      message:
        location === 'formData'
          ? `${name} has the file "${parameter}" but does not consume form data.`
          : `The file "${parameter}" of ${name} is not form data.`,
      span: rangeOf(map, 'type')?.value ?? whole,
      help: location === 'formData' ? 'Add `consumes: [multipart/form-data]`.' : 'Write `in: formData`.',
    });
  }
  return findings;
}
