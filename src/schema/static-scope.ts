import { compose, parsedMapOf } from '../yaml/ranges.js';
import {
  isCollection,
  isMap,
  setEntry,
  stringAt,
  type YamlCollection,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.js';
import { type DynamicScope, dynamicTarget, enterScope, targetOf } from './dynamic-reference.js';
import { recursiveTarget } from './recursion.js';

const schemaKeywords: ReadonlySet<string> = new Set([
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'items', 'prefixItems', 'contains'],
  ...['additionalProperties', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties'],
]);
const mapKeywords: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', 'dependencies'],
]);
/** Keywords that only references use. */
const omitted: ReadonlySet<string> = new Set([
  ...['$schema', '$id', '$anchor', '$dynamicAnchor', '$ref', '$dynamicRef', '$defs', 'definitions'],
]);

const scopeKeywords = ['$dynamicRef', 'unevaluatedItems', 'unevaluatedProperties'];

/** Whether a schema has a keyword whose meaning depends on the references through which it is used, or on the keys beside them. */
export function dependsOnScopes(schema: YamlMap): boolean {
  const parts = new Set<YamlCollection>([schema]);
  for (const part of parts) {
    if (isMap(part) && scopeKeywords.some((keyword) => Object.hasOwn(part, keyword))) return true;
    for (const value of Object.values(part)) if (isCollection(value)) parts.add(value);
  }
  return false;
}

/** The limit on schemas by the scopes in which they are used: resources that enter each other in many orders have many scopes. */
const maxDefinitions = 10_000;

/**
 * Returns a schema with the same meaning whose only references are `$ref` to its own `$defs`: each schema that is referred to, once for
 * each dynamic scope in which it is used. Keys beside a reference apply in addition to the referenced schema, as JSON Schema defines since
 * draft 2019-09. `undefined` if there are too many scopes.
 */
export function withStaticScopes(root: YamlMap): YamlMap | undefined {
  const names = new Map<YamlValue, Map<string, string>>();
  const numbers = new Map<YamlMap, number>();
  /** The schemas that are referred to, in their scopes; number N is `schemaN`. */
  const referred: (readonly [schema: YamlValue, scope: DynamicScope])[] = [];

  const keyOf = (scope: DynamicScope): string =>
    [...scope]
      .map(([name, schema]) => {
        const number = numbers.get(schema) ?? numbers.size;
        numbers.set(schema, number);
        return JSON.stringify([name, number]);
      })
      .sort()
      .join();

  /** Returns a reference to a schema in a scope. */
  const refer = (target: YamlValue, scope: DynamicScope): YamlMap => {
    const inner = isMap(target) ? enterScope(scope, target) : scope;
    const known = names.get(target) ?? new Map<string, string>();
    names.set(target, known);
    const key = keyOf(inner);
    let name = known.get(key);
    if (name === undefined) {
      referred.push([target, inner]);
      name = `schema${referred.length}`;
      known.set(key, name);
    }
    return { $ref: `#/$defs/${name}` };
  };

  const schemaIn = (part: YamlValue, outer: DynamicScope): YamlValue => {
    if (Array.isArray(part)) {
      return compose(
        part.map((item) => schemaIn(item, outer)),
        [part],
      );
    }
    if (!isMap(part)) return part;
    const scope = enterScope(outer, part);
    const written = parsedMapOf(part);
    const target = targetOf(written, '$ref') ?? recursiveTarget(part);
    const dynamic = targetOf(written, '$dynamicRef');
    // A resolved map has the keys of the target as well, which apply by the reference.
    const own = target === undefined ? part : written;
    const result: YamlMap = {};
    for (const [key, value] of Object.entries(own)) {
      if (omitted.has(key)) continue;
      if (schemaKeywords.has(key)) setEntry(result, key, schemaIn(value, scope));
      else if (mapKeywords.has(key) && isMap(value)) setEntry(result, key, mapIn(value, scope));
      else setEntry(result, key, value);
    }
    const references: YamlMap[] = [];
    if (target !== undefined) references.push(refer(target, scope));
    if (dynamic !== undefined)
      references.push(refer(dynamicTarget(dynamic, stringAt(written, '$dynamicRef') ?? '', scope), scope));
    const [first, second] = references;
    if (first) Object.assign(result, first);
    if (second) result.allOf = [...(Array.isArray(result.allOf) ? result.allOf : []), second];
    return compose(result, [own]);
  };

  const mapIn = (map: YamlMap, scope: DynamicScope): YamlMap => {
    const result: YamlMap = {};
    for (const [name, value] of Object.entries(map))
      setEntry(result, name, Array.isArray(value) ? value : schemaIn(value, scope));
    return compose(result, [map]);
  };

  const result = schemaIn(root, new Map());
  const definitions: YamlMap = {};
  for (const [i, [schema, scope]] of referred.entries()) {
    if (i === maxDefinitions) return undefined;
    definitions[`schema${i + 1}`] = schemaIn(schema, scope);
  }
  if (!isMap(result)) return undefined;
  return compose({ ...result, $defs: definitions }, [result]);
}
