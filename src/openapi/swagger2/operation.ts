import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Alias, Operation } from '../model.js';
import type { OperationEntry } from './operations.js';
import { bodyOf, parameterRows, parametersOf } from './parameters.js';
import { requestExample } from './request.js';
import { headerRows, responsesOf, responseTables } from './responses.js';

interface OperationContext extends OperationEntry {
  readonly basePath: string;
  /** The default of the file, for operations without `security`. */
  readonly requiresAuth: boolean;
}

/** Reads one operation (Swagger 2.0, Operation Object). */
export function readOperation({
  path,
  method,
  operation,
  shared,
  span,
  basePath,
  requiresAuth,
}: OperationContext): Operation {
  const trimmed = path.trim();
  const fullPath = basePath + trimmed;
  const parameters = parametersOf(operation, shared, span);
  const body = bodyOf(parameters);
  const security = listAt(operation, 'security');
  const responses = mapAt(operation, 'responses') ?? {};
  const success = mapAt(responses, '200');
  return {
    method: method.toUpperCase(),
    path: trimmed,
    writtenPath: path,
    fullPath,
    operationId: stringAt(operation, 'operationId'),
    tags: (listAt(operation, 'tags') ?? []).filter((tag) => typeof tag === 'string'),
    summary: textAt(operation, 'summary'),
    description: textAt(operation, 'description') ?? textAt(operation, 'summary'),
    deprecated: valueAt(operation, 'deprecated') === true,
    rateLimited: Object.hasOwn(responses, '429'),
    requiresAuth: security ? security.length > 0 : requiresAuth,
    parameters: {
      path: parameterRows(parameters, 'path'),
      query: parameterRows(parameters, 'query'),
      header: parameterRows(parameters, 'header'),
      formData: parameterRows(parameters, 'formData'),
    },
    body: body?.tables ?? [],
    isJsonBody: body?.isJson ?? false,
    request: requestExample(method, fullPath, parameters, body, span),
    responses: responsesOf(responses, span),
    headers: success ? headerRows(success, span) : [],
    tables: success ? responseTables(success, span) : [],
    alias: aliasOf(operation, span),
    span,
  };
}

function aliasOf(operation: YamlMap, fallback: Span): Alias | undefined {
  const alias = mapAt(operation, 'x-alias');
  if (!alias) return undefined;
  const paths = (listAt(alias, 'aliases') ?? []).filter((path: YamlValue) => typeof path === 'string');
  return {
    paths: paths.map((path) => path.trim()),
    canonicalLink: stringAt(alias, 'canonical-link'),
    span: rangeOf(operation, 'x-alias')?.key ?? fallback,
  };
}
