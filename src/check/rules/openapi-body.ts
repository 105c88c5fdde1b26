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
  summary: 'An operation has several bodies, or a body that cannot be sent.',
  explanation:
    'A request has one body: one parameter with `in: body`, or form data, not both. A file (`type: file`) is sent as form data, and its operation consumes multipart/form-data or application/x-www-form-urlencoded.',
  prepare({ operations, ofOperations }) {
    return ofOperations('bodies', (path, { get }) => {
      const { list, consumes } = get(operations, path);
      return list.flatMap((place) => bodyFaults(place, consumes));
    });
  },
};

const form = /^(?:multipart\/(?:.*\+)?form-data|application\/(?:.*\+)?x-www-form-urlencoded)\b/;

function bodyFaults(place: OperationEntry, ofFile: readonly YamlValue[]): Finding[] {
  const { operation, shared, span } = place;
  const name = operationName(place);
  const found: Finding[] = [];
  const parameters = parametersOf(operation, shared, span);
  const bodies = parameters.filter(({ location }) => location === 'body');
  const fields = parameters.filter(({ location }) => location === 'formData');
  const [first, second] = bodies;
  if (first && second)
    found.push({
      message: `${name} has ${bodies.length} bodies.`,
      span: rangeOf(second.map, 'in')?.value ?? second.span,
      related: [{ message: 'the first one is here', span: rangeOf(first.map, 'in')?.value ?? first.span }],
      help: 'Describe one body, with all that it holds.',
    });
  const [field] = fields;
  if (first && field)
    found.push({
      message: `${name} has a body and form data.`,
      span: rangeOf(field.map, 'in')?.value ?? field.span,
      related: [{ message: 'the body is here', span: rangeOf(first.map, 'in')?.value ?? first.span }],
      help: 'Describe one of the two.',
    });
  const consumes = listAt(operation, 'consumes') ?? ofFile;
  const canSendFiles = consumes.some((type) => typeof type === 'string' && form.test(type));
  for (const { map, name: parameter, span: whole, location } of parameters) {
    if (stringAt(map, 'type') !== 'file' || (location === 'formData' && canSendFiles)) continue;
    found.push({
      message:
        location === 'formData'
          ? `${name} has the file ${parameter} and does not consume form data.`
          : `The file ${parameter} of ${name} is no form data.`,
      span: rangeOf(map, 'type')?.value ?? whole,
      help: location === 'formData' ? 'Add `consumes: [multipart/form-data]`.' : 'Give it `in: formData`.',
    });
  }
  return found;
}
