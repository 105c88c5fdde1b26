import type { OperationEntry } from '../../openapi/swagger2/operations.js';
import { parametersOf } from '../../openapi/swagger2/parameters.js';
import { isIncomplete } from '../../schema/incomplete.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { operationName, placeholdersOf } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiPathParameters: Rule = {
  id: 'openapi/path-parameters',
  severity: 'error',
  summary: 'A path and its parameters do not agree.',
  explanation:
    'Each name in braces in a path is declared once, as a parameter with `in: path`, by each operation or for all operations of the path; and each parameter with `in: path` stands in the path. Tools refuse a file in which they differ.',
  prepare({ operations, ofOperations }) {
    return ofOperations('path parameters', (path, { get }) =>
      get(operations, path).list.flatMap(disagreements),
    );
  },
};

function disagreements(place: OperationEntry): Finding[] {
  const { path, operation, shared, span, pathSpan } = place;
  if (/[{}]/.test(path.replace(/\{[^{}]*\}/g, '')))
    return [
      {
        message: `The path ${path.trim()} has a brace without its counterpart.`,
        span: pathSpan,
        help: 'Write each parameter as {name}.',
      },
    ];
  // What a lost reference would have declared is not known.
  const all = [...shared, ...(listAt(operation, 'parameters') ?? [])].filter(isMap);
  if (all.some(isIncomplete)) return [];
  const found: Finding[] = [];
  const name = operationName(place);
  const placeholders = placeholdersOf(path);
  const declared = parametersOf(operation, shared, span).filter(({ location }) => location === 'path');
  const names = new Set(declared.map((parameter) => parameter.name));
  for (const [i, placeholder] of placeholders.entries()) {
    if (placeholders.indexOf(placeholder) < i)
      found.push({
        message: `The path of ${name} has {${placeholder}} twice.`,
        span,
        help: 'Give each parameter of the path a name of its own.',
      });
    else if (!names.has(placeholder))
      found.push({
        message: `${name} does not declare the parameter ${placeholder} of its path.`,
        span,
        help: 'Add it to `parameters` with `in: path`.',
      });
  }
  for (const parameter of declared) {
    if (placeholders.includes(parameter.name)) continue;
    found.push({
      message: `The path of ${name} has no {${parameter.name}}.`,
      span: rangeOf(parameter.map, 'name')?.value ?? parameter.span,
      help: 'Take the parameter out, or put its name into the path.',
    });
  }
  return found;
}
