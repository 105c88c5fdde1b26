import type { Query } from '../graph/graph.js';
import { basePathOf } from '../openapi/openapi3/read-openapi.js';
import { isOpenApi } from '../openapi/read-api.js';
import { type OperationEntry, operationsOf } from '../openapi/swagger2/operations.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/** The operations of an API file, with its top-level fields. */
export interface FileOperations {
  readonly list: readonly OperationEntry[];
  readonly basePath: string;
  readonly consumes: readonly YamlValue[];
  /** Whether the file is OpenAPI 3, which has fewer requirements than Swagger 2.0. */
  readonly isOpenApi: boolean;
}

const none: FileOperations = { list: [], basePath: '', consumes: [], isOpenApi: false };

/** Creates a query for the operations of an API file, references resolved, by its path. */
export function createOperations({ graph, sources }: Repository): Query<FileOperations> {
  return graph.query<FileOperations>('operations', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return none;
    return {
      list: [...operationsOf(value, document.span)],
      basePath: isOpenApi(value) ? basePathOf(value) : (stringAt(value, 'basePath') ?? ''),
      consumes: listAt(value, 'consumes') ?? [],
      isOpenApi: isOpenApi(value),
    };
  });
}

/** Returns the name of an operation for messages: `GET /x`. */
export const operationName = ({ method, path }: Pick<OperationEntry, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path.trim()}`;

/** Returns the names in braces in a path, with duplicates. */
export const placeholdersOf = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** An entry of a `parameters` list. */
export interface ListedParameter {
  readonly name: string;
  readonly location: string;
  readonly map: YamlMap;
  /** The position of its name. */
  readonly span: Span;
}

/** Returns the parameters of a list that have a name and a location; `whole` is the span of those without a position. */
export function listedParameters(list: readonly YamlValue[], whole: Span): ListedParameter[] {
  return list.filter(isMap).flatMap((map) => {
    const name = stringAt(map, 'name');
    const location = stringAt(map, 'in');
    if (name === undefined || location === undefined) return [];
    return [{ name, location, map, span: rangeOf(map, 'name')?.value ?? whole }];
  });
}
