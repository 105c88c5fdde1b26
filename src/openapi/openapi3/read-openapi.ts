import type { Span } from '../../source/text.js';
import type { YamlDocument } from '../../yaml/parse.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { ApiFile, Operation, Server } from '../model.js';
import { commonParts, securityOf } from '../swagger2/operation.js';
import { type OperationEntry, operationsIn } from '../swagger2/operations.js';
import { parametersOf } from '../swagger2/parameters.js';
import { readCallbacks } from './callbacks.js';
import { readRequestBody } from './media-types.js';
import { readParameters } from './parameters.js';
import { readResponses } from './responses.js';

/** Reads an OpenAPI 3.0 or 3.1 file. */
export function readOpenApi({ source, span }: YamlDocument, resolved: YamlValue | undefined): ApiFile {
  const basePath = basePathOf(resolved);
  const security = securityOf(resolved) ?? [];
  const read = (entry: OperationEntry, prefix: string): Operation => readOperation(entry, prefix, security);
  return {
    path: source.path,
    format: stringAt(resolved, 'openapi')?.startsWith('3.0') ? 'openapi-3.0' : 'openapi-3.1',
    basePath,
    servers: readServers(resolved, span),
    operations: [...operationsIn(mapAt(resolved, 'paths'), span)].map((entry) => read(entry, basePath)),
    webhooks: [...operationsIn(mapAt(resolved, 'webhooks'), span)].map((entry) => read(entry, '')),
  };
}

/** Reads one operation (OpenAPI 3, Operation Object). */
function readOperation(entry: OperationEntry, basePath: string, security: Operation['security']): Operation {
  const { operation, shared, span } = entry;
  return {
    ...commonParts({ ...entry, basePath, security }),
    parameters: readParameters(parametersOf(operation, shared, span)),
    requestBody: readRequestBody(operation, span),
    formType: undefined,
    responses: readResponses(mapAt(operation, 'responses') ?? {}, span),
    callbacks: readCallbacks(operation, span),
  };
}

/**
 * Returns the path of the first server: the value of its variable `basePath`, otherwise the path of its URL with defaults in place of
 * variables, without a slash at its end.
 */
export function basePathOf(file: YamlValue | undefined): string {
  const server = listAt(file, 'servers')?.[0];
  const variables = mapAt(server, 'variables');
  const named = stringAt(mapAt(variables, 'basePath'), 'default');
  if (named !== undefined) return named;
  const url = (stringAt(server, 'url') ?? '').replace(
    /\{([^{}]*)\}/g,
    (braces, name: string) => stringAt(mapAt(variables, name), 'default') ?? braces,
  );
  return url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$|\/+$/g, '');
}

function readServers(file: YamlValue | undefined, fallback: Span): Server[] {
  return (listAt(file, 'servers') ?? []).filter(isMap).flatMap((server: YamlMap) => {
    const url = stringAt(server, 'url');
    if (url === undefined) return [];
    const span = rangeOf(server, 'url')?.value ?? spanOf(server) ?? fallback;
    return [{ url, description: textAt(server, 'description'), span }];
  });
}
