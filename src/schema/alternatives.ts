import { isMap, type YamlCollection, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { createMatcher, type FindSchema } from './matcher.js';

/**
 * Reduces the errors of each `oneOf` or `anyOf` to those of the alternative that the author most likely intended. A value that matches no
 * alternative has the errors of every one of them, most of which are irrelevant.
 */
export function relevantErrors(errors: readonly SchemaError[], find: FindSchema): SchemaError[] {
  if (!errors.some(({ isUnion }) => isUnion)) return [...errors];
  let remaining = [...errors];
  // The errors of a union precede it. The outermost comes first: it decides which of the unions within it are relevant.
  for (const union of errors.filter(({ isUnion }) => isUnion).reverse()) {
    if (!remaining.includes(union)) continue;
    const { condition, value } = union;
    const alternatives = Array.isArray(condition) ? condition.filter(isMap) : [];
    // A value that meets the condition of an implication (`not` or a consequence) is meant to meet the consequence.
    const consequences = alternatives.filter((one) => Object.keys(one).join() !== 'not');
    const candidates = consequences.length > 0 ? consequences : alternatives;
    const intended = isMap(value) ? bestMatch(candidates, value, find) : onlyOfType(candidates, value, find);
    const parts = reachableFrom(Array.isArray(condition) ? condition : [], find);
    const discriminator = isMap(value) ? discriminatorError(union, alternatives, value, find) : undefined;
    if (discriminator) {
      remaining = remaining.filter(
        (error) => !isBelow(error, union) || (error !== union && !parts.has(error.schema)),
      );
      remaining.push(discriminator);
      continue;
    }
    const intendedParts = intended ? reachableFrom(intended, find) : new Set<YamlValue>();
    // The intended alternative may itself contain the others at a deeper level.
    const others = new Set(
      alternatives.filter((alternative) => alternative !== intended).map((other) => dereference(other, find)),
    );
    const isOfOther = ({ path, schema }: SchemaError): boolean =>
      path.length === union.path.length && others.has(schema);
    const relevant = new Set(
      remaining.filter(
        (error) => isBelow(error, union) && intendedParts.has(error.schema) && !isOfOther(error),
      ),
    );
    remaining = remaining.filter(
      (error) =>
        !isBelow(error, union) ||
        (error === union ? relevant.size === 0 : relevant.has(error) || !parts.has(error.schema)),
    );
  }
  return remaining;
}

/**
 * Returns the error of a property that discriminates between the alternatives, such as `in` of a parameter, if its value belongs to none of
 * them: it must be one of the values of all alternatives.
 */
function discriminatorError(
  union: SchemaError,
  alternatives: readonly YamlMap[],
  value: YamlMap,
  find: FindSchema,
): SchemaError | undefined {
  const schemas = withoutNesting(alternatives, find);
  for (const key of Object.keys(value)) {
    const enums = schemas.map((schema) => enumOf(schema, key, find));
    const allowed = enums.flatMap((values) => values ?? []);
    const part = value[key];
    const isDiscriminator =
      enums.every((values) => values !== undefined) && new Set(allowed).size === allowed.length;
    if (part === undefined || !isDiscriminator || allowed.includes(part)) continue;
    return {
      ...union,
      keyword: 'enum',
      condition: allowed,
      value: part,
      path: [...union.path, key],
      isUnion: false,
    };
  }
  return undefined;
}

/** Resolves alternatives, and replaces those that are themselves a choice by their alternatives; each schema once. */
function withoutNesting(
  alternatives: readonly YamlValue[],
  find: FindSchema,
  seen = new Set<YamlMap>(),
): YamlMap[] {
  return alternatives.flatMap((alternative) => {
    const schema = dereference(alternative, find);
    if (!isMap(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const nested = schema.oneOf ?? schema.anyOf;
    return Array.isArray(nested) ? withoutNesting(nested, find, seen) : [schema];
  });
}

function enumOf(schema: YamlMap, key: string, find: FindSchema): readonly YamlValue[] | undefined {
  const properties = isMap(schema.properties) ? schema.properties : {};
  const property = Object.hasOwn(properties, key) ? dereference(properties[key], find) : undefined;
  return isMap(property) && Array.isArray(property.enum) ? property.enum : undefined;
}

const isBelow = (error: SchemaError, union: SchemaError): boolean =>
  union.path.every((key, i) => error.path[i] === key);

/** Returns the alternative for values of this type, if there is exactly one. */
function onlyOfType(
  alternatives: readonly YamlMap[],
  value: YamlValue,
  find: FindSchema,
): YamlMap | undefined {
  const matches = createMatcher(find);
  const possible = alternatives.filter((alternative) => {
    const schema = dereference(alternative, find);
    return isMap(schema) && (schema.type === undefined || matches({ type: schema.type }, value) !== false);
  });
  return possible.length === 1 ? possible[0] : undefined;
}

/** Returns the alternative that most properties of the value match. */
function bestMatch(alternatives: readonly YamlMap[], value: YamlMap, find: FindSchema): YamlMap | undefined {
  const matches = createMatcher(find);
  let best: YamlMap | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const alternative of alternatives) {
    const schema = dereference(alternative, find);
    if (!isMap(schema)) continue;
    const score = scoreOf(schema, value, matches);
    if (score > bestScore) {
      bestScore = score;
      best = alternative;
    }
  }
  return best;
}

function scoreOf(schema: YamlMap, value: YamlMap, matches: ReturnType<typeof createMatcher>): number {
  const { type, required } = schema;
  if (type !== undefined && matches({ type }, value) === false) return -1000;
  const properties = isMap(schema.properties) ? schema.properties : {};
  let score = 0;
  for (const [key, property] of Object.entries(properties)) {
    const entry = Object.hasOwn(value, key) ? value[key] : undefined;
    if (entry === undefined) continue;
    // An enumeration typically discriminates between alternatives.
    const weight = isMap(property) && property.enum !== undefined ? 10 : 1;
    score += matches(property, entry) === false ? -weight : weight;
  }
  for (const name of Array.isArray(required) ? required : []) {
    if (typeof name === 'string' && !Object.hasOwn(value, name)) score -= 2;
  }
  return score;
}

/** Resolves the `$ref` of a schema. */
function dereference(schema: YamlValue | undefined, find: FindSchema): YamlValue | undefined {
  return isMap(schema) && typeof schema.$ref === 'string' ? find(schema.$ref) : schema;
}

const reachable = new WeakMap<FindSchema, WeakMap<YamlCollection, ReadonlySet<YamlValue>>>();

/** Returns a schema, or a list of schemas, with everything reachable from it; memoized. */
function reachableFrom(root: YamlCollection, find: FindSchema): ReadonlySet<YamlValue> {
  const cache = reachable.get(find) ?? new WeakMap<YamlCollection, ReadonlySet<YamlValue>>();
  reachable.set(find, cache);
  const cached = cache.get(root);
  if (cached) return cached;
  const parts = new Set<YamlValue>();
  const open: YamlValue[] = [root];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || parts.has(part)) continue;
    parts.add(part);
    const target = dereference(Array.isArray(part) ? undefined : part, find);
    if (target !== undefined && target !== part) open.push(target);
    open.push(...Object.values(part));
  }
  cache.set(root, parts);
  return parts;
}
