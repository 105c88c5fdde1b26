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
  summary: 'A path and its declared parameters differ.',
  explanation:
    'Each name in braces in a path is declared as a parameter with `in: path`, either by each operation or for all operations of the path, and each parameter with `in: path` occurs in the path. Tools reject a file in which they differ.',
  prepare({ operations, ofOperations }) {
    return ofOperations('path parameters', (path, { get }) => {
      const { list, isOpenApi } = get(operations, path);
      const findings = list.flatMap(mismatches);
      // The schema of OpenAPI 3 accepts such files, and tools read them.
      return isOpenApi ? findings.map((finding): Finding => ({ ...finding, severity: 'warning' })) : findings;
    });
  },
};

function mismatches(entry: OperationEntry): Finding[] {
  const { path, operation, shared, span, pathSpan } = entry;
  if (/[{}]/.test(path.replace(/\{[^{}]*\}/g, '')))
    return [
      {
        message: `Unbalanced brace in the path "${path.trim()}".`,
        span: pathSpan,
        help: 'Write each parameter as {name}.',
      },
    ];
  if (/[?#]/.test(path))
    return [
      {
        message: `The path "${path.trim()}" contains ${path.includes('?') ? 'a query' : 'a fragment'}.`,
        span: pathSpan,
        help: path.includes('?')
          ? 'Remove the query, and describe its parameters with `in: query`.'
          : 'Remove the fragment, which is not sent to the server.',
      },
    ];
  // A reference that cannot be resolved may declare any parameter.
  const all = [...shared, ...(listAt(operation, 'parameters') ?? [])].filter(isMap);
  if (all.some(isIncomplete)) return [];
  const findings: Finding[] = [];
  const name = operationName(entry);
  const placeholders = placeholdersOf(path);
  const declared = parametersOf(operation, shared, span).filter(({ location }) => location === 'path');
  const names = new Set(declared.map((parameter) => parameter.name));
  const extra = declared.filter((parameter) => !placeholders.includes(parameter.name));
  const causeOf = (parameter: string): string => `${path}\0${parameter}`;
  const [renamed] = extra;
  const undeclared = placeholders.filter((placeholder) => !names.has(placeholder));
  if (undeclared.length === 1 && extra.length === 1 && renamed)
    return [
      {
        message: `The path of ${name} contains {${undeclared[0]}}, but the parameter is declared as "${renamed.name}".`,
        span: rangeOf(renamed.map, 'name')?.value ?? renamed.span,
        related: [{ message: 'the path is here', span: pathSpan }],
        cause: causeOf(renamed.name),
        help: 'Use the same name in the path and in `parameters`.',
      },
    ];
  for (const [i, placeholder] of placeholders.entries()) {
    if (placeholders.indexOf(placeholder) < i)
      findings.push({
        message: `The path of ${name} contains {${placeholder}} twice.`,
        span: pathSpan,
        help: 'Give each path parameter a unique name.',
      });
    else if (!names.has(placeholder))
      findings.push({
        message: `${name} does not declare the path parameter "${placeholder}".`,
        span: rangeOf(operation, 'parameters')?.key ?? span,
        related: [{ message: 'the path is here', span: pathSpan }],
        cause: causeOf(placeholder),
        help: 'Add it to `parameters` with `in: path`.',
      });
  }
  for (const parameter of extra) {
    findings.push({
      message: `The path of ${name} does not contain {${parameter.name}}.`,
      span: rangeOf(parameter.map, 'name')?.value ?? parameter.span,
      cause: causeOf(parameter.name),
      help: 'Remove the parameter, or add it to the path.',
    });
  }
  return findings;
}
