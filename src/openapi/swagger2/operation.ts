import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { textAt } from '../../yaml/scalar-text.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { fullPathOf } from '../full-path.js';
import type { Alias, Operation } from '../model.js';
import type { OperationEntry } from './operations.js';
import { formTypeOf, parametersOf, readBody, readParameters } from './parameters.js';
import { readResponses } from './responses.js';

interface OperationContext extends OperationEntry {
  readonly basePath: string;
  /** The defaults of the file, for operations without their own. */
  readonly security: Operation['security'];
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}

/** Reads one operation (Swagger 2.0, Operation Object). */
export function readOperation(context: OperationContext): Operation {
  const { operation, shared, span } = context;
  const entries = parametersOf(operation, shared, span);
  const parameters = readParameters(entries);
  const consumes = stringsAt(operation, 'consumes') ?? context.consumes;
  const produces = stringsAt(operation, 'produces') ?? context.produces;
  return {
    ...commonParts(context),
    parameters,
    requestBody: readBody(entries, consumes),
    formType: formTypeOf(parameters, consumes),
    responses: readResponses(mapAt(operation, 'responses') ?? {}, produces, span),
    callbacks: [],
  };
}

/** Reads the parts of an operation that Swagger 2.0 and OpenAPI 3 have in common. */
export function commonParts({
  path,
  method,
  operation,
  span,
  basePath,
  security,
}: Omit<OperationContext, 'consumes' | 'produces'>): Omit<
  Operation,
  'parameters' | 'requestBody' | 'formType' | 'responses' | 'callbacks'
> {
  const trimmed = path.trim();
  return {
    method: method.toUpperCase(),
    path: trimmed,
    writtenPath: path,
    fullPath: fullPathOf(basePath, trimmed),
    operationId: stringAt(operation, 'operationId'),
    tags: stringsAt(operation, 'tags') ?? [],
    summary: textAt(operation, 'summary'),
    description: textAt(operation, 'description'),
    deprecated: valueAt(operation, 'deprecated') === true,
    security: securityOf(operation) ?? security,
    alias: aliasOf(operation, span),
    map: operation,
    span,
  };
}

/** Returns the security requirements of an operation or a file; `undefined` if it has none of its own. */
export function securityOf(map: YamlValue | undefined): Operation['security'] | undefined {
  return listAt(map, 'security')?.map((requirement) => (isMap(requirement) ? Object.keys(requirement) : []));
}

/** Returns the strings of a list; `undefined` if there is no list. */
export const stringsAt = (map: YamlValue | undefined, key: string): string[] | undefined =>
  listAt(map, key)?.filter((item) => typeof item === 'string');

function aliasOf(operation: YamlMap, fallback: Span): Alias | undefined {
  const alias = mapAt(operation, 'x-alias');
  if (!alias) return undefined;
  return {
    paths: (stringsAt(alias, 'aliases') ?? []).map((path) => path.trim()),
    canonicalLink: stringAt(alias, 'canonical-link'),
    span: rangeOf(operation, 'x-alias')?.key ?? fallback,
  };
}
