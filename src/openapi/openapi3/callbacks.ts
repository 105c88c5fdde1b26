import type { Span } from '../../source/text.js';
import { mapAt, type YamlMap } from '../../yaml/value.js';
import type { Callback } from '../model.js';
import { operationsIn } from '../swagger2/operations.js';

/** Lists the callbacks of an operation (OpenAPI 3, Callback Object), each request of each once. */
export function readCallbacks(operation: YamlMap, fallback: Span): Callback[] {
  const callbacks = mapAt(operation, 'callbacks') ?? {};
  return Object.keys(callbacks).flatMap((name) =>
    [...operationsIn(mapAt(callbacks, name), fallback)].map(
      ({ path, method, span }): Callback => ({ name, method: method.toUpperCase(), url: path, span }),
    ),
  );
}
