import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** An operation in its file. */
export interface OperationPlace {
  readonly path: string;
  readonly method: string;
  readonly operation: YamlMap;
  /** Parameters of all operations of its path. */
  readonly shared: readonly YamlValue[];
  /** Where its method is written. */
  readonly span: Span;
  /** Where its path is written. */
  readonly pathSpan: Span;
}

/** Every operation of a Swagger 2.0 file, in the order of the file, whose place is `span`. */
export function* operationsOf(value: YamlValue | undefined, span: Span): Generator<OperationPlace> {
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
