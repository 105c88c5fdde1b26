import { parsedMapOf } from '../yaml/ranges.js';
import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { resourceOf } from './identifiers.js';
import type { ReferenceTarget } from './reference-target.js';

/** The targets of the references in parsed maps, which resolved maps no longer contain. */
const targets = { $ref: new WeakMap<YamlMap, YamlValue>(), $dynamicRef: new WeakMap<YamlMap, YamlValue>() };

/** Records the target of a reference in a parsed map. */
export function setTarget(map: YamlMap, keyword: keyof typeof targets, { value }: ReferenceTarget): void {
  if (value !== undefined) targets[keyword].set(map, value);
}

/** Returns the unresolved target of a reference in a parsed map; `undefined` if it has none. */
export const targetOf = (map: YamlMap, keyword: keyof typeof targets): YamlValue | undefined =>
  targets[keyword].get(map);

/**
 * The schemas that `$dynamicRef` resolves to while a value is validated, by the name of their `$dynamicAnchor`: those of the first
 * schema resource that has the name, from the schema that validation starts with.
 */
export type DynamicScope = ReadonlyMap<string, YamlMap>;

/** Returns the scope within a part of a schema: the anchors of its resource are added to the anchors of the schemas that refer to it. */
export function enterScope(scope: DynamicScope, part: YamlMap): DynamicScope {
  const anchors = resourceOf(parsedMapOf(part))?.dynamicAnchors;
  if (!anchors || [...anchors.keys()].every((name) => scope.has(name))) return scope;
  return new Map([...anchors, ...scope]);
}

/** Returns the schema that a `$dynamicRef` with the given target resolves to in a scope. */
export function dynamicTarget(target: YamlValue, reference: string, scope: DynamicScope): YamlValue {
  const name = reference.slice(reference.indexOf('#') + 1);
  return isMap(target) && target.$dynamicAnchor === name ? (scope.get(name) ?? target) : target;
}
