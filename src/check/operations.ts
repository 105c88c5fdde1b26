import type { Query } from '../graph/graph.js';
import { type OperationEntry, operationsOf } from '../openapi/swagger2/operations.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, listAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/** The operations of an API file, with what stands at its head. */
export interface FileOperations {
  readonly list: readonly OperationEntry[];
  readonly basePath: string;
  readonly consumes: readonly YamlValue[];
}

const none: FileOperations = { list: [], basePath: '', consumes: [] };

/** The operations of each API file, references resolved, by its path. */
export function createOperations({ graph, sources }: Repository): Query<FileOperations> {
  return graph.query<FileOperations>('operations', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return none;
    return {
      list: [...operationsOf(value, document.span)],
      basePath: stringAt(value, 'basePath') ?? '',
      consumes: listAt(value, 'consumes') ?? [],
    };
  });
}

/** What an operation is called in messages. */
export const operationName = ({ method, path }: Pick<OperationEntry, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path.trim()}`;

/** Names in braces in a path, each as often as it stands there. */
export const placeholdersOf = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

/** A parameter as one list has it. */
export interface ListedParameter {
  readonly name: string;
  readonly location: string;
  readonly map: YamlMap;
  /** Where its name is written. */
  readonly span: Span;
}

/** The parameters of a list that have a name and a location; `whole` stands for a place that is not known. */
export function listedParameters(list: readonly YamlValue[], whole: Span): ListedParameter[] {
  return list.filter(isMap).flatMap((map) => {
    const name = stringAt(map, 'name');
    const location = stringAt(map, 'in');
    if (name === undefined || location === undefined) return [];
    return [{ name, location, map, span: rangeOf(map, 'name')?.value ?? whole }];
  });
}
