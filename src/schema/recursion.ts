import { compose } from '../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';

/** References that lead back to a schema that contains them: resolving them in place would never end. */
const recursive = new WeakMap<YamlMap, () => YamlValue | undefined>();
const followed = new WeakMap<YamlMap, YamlMap>();

/** Calls for recursive references with values; a reference that is being followed with a value is not followed again with it. */
export class RecursiveCalls {
  readonly #open: (readonly [reference: YamlMap, value: YamlValue])[] = [];

  /** Returns the result of `call`; `undefined` within a call for the same reference and value. */
  run<Result>(reference: YamlMap, value: YamlValue, call: () => Result): Result | undefined {
    const isOpen = this.#open.some(([open, openValue]) => open === reference && openValue === value);
    if (isOpen) return undefined;
    this.#open.push([reference, value]);
    const result = call();
    this.#open.pop();
    return result;
  }
}

/** Marks a map as a recursive reference. `target` returns the resolved content that it refers to. */
export function markRecursive(map: YamlMap, target: () => YamlValue | undefined): void {
  recursive.set(map, target);
}

/** Whether a map of a resolved file is a recursive reference. It still has its `$ref`, beside the keys that adapt the target. */
export const isRecursive = (map: YamlMap): boolean => recursive.has(map);

/** Returns the value that a recursive reference refers to, without the keys beside the reference. */
export const recursiveTarget = (map: YamlMap): YamlValue | undefined => recursive.get(map)?.();

/** Returns the target of a recursive reference, with the keys beside the reference over its own; other schemas as they are. */
export function followRecursion(schema: YamlMap): YamlMap {
  const target = recursiveTarget(schema);
  if (!isMap(target)) return schema;
  const before = followed.get(schema);
  if (before) return before;
  const { $ref: _, ...siblings } = schema;
  const result = compose({ ...target, ...siblings }, [target, schema]);
  followed.set(schema, result);
  return result;
}
