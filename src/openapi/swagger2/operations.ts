import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { listAt, mapAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** An operation of a file, with its position. */
export interface OperationEntry {
  readonly path: string;
  readonly method: string;
  readonly operation: YamlMap;
  /** Parameters that all operations of the path share. */
  readonly shared: readonly YamlValue[];
  /** The key with its method. */
  readonly span: Span;
  /** The key with its path. */
  readonly pathSpan: Span;
}

/** Yields the operations of an API file in file order. `span` is used where a position is unknown. */
export const operationsOf = (value: YamlValue | undefined, span: Span): Generator<OperationEntry> =>
  operationsIn(mapAt(value, 'paths'), span);

/** Yields the operations of a map of path items. */
export function* operationsIn(paths: YamlMap | undefined, span: Span): Generator<OperationEntry> {
  for (const path of Object.keys(paths ?? {})) {
    const item = mapAt(paths, path);
    if (!paths || !item) continue;
    const shared = listAt(item, 'parameters') ?? [];
    for (const method of Object.keys(item)) {
      const operation = methods.has(method) ? mapAt(item, method) : undefined;
      if (!operation) continue;
      const pathSpan = rangeOf(paths, path)?.key ?? span;
      yield { path, method, operation, shared, span: rangeOf(item, method)?.key ?? span, pathSpan };
    }
  }
}
