import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

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

/** Yields the operations of a Swagger 2.0 file in file order. `span` is used where a position is unknown. */
export function* operationsOf(value: YamlValue | undefined, span: Span): Generator<OperationEntry> {
  const paths = mapAt(value, 'paths') ?? {};
  for (const path of Object.keys(paths)) {
    const item = mapAt(paths, path);
    if (!isMap(item)) continue;
    const shared = listAt(item, 'parameters') ?? [];
    for (const method of Object.keys(item)) {
      const operation = methods.has(method) ? mapAt(item, method) : undefined;
      if (!operation) continue;
      const pathSpan = rangeOf(paths, path)?.key ?? span;
      yield { path, method, operation, shared, span: rangeOf(item, method)?.key ?? span, pathSpan };
    }
  }
}
