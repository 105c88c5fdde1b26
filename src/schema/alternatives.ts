import { isMap, type YamlCollection, type YamlMap, type YamlValue } from '../yaml/value.js';
import type { SchemaError } from './errors.js';
import { createMatcher, type FindSchema } from './matcher.js';

/**
 * Of the errors of a `oneOf` or `anyOf` those of the alternative that was meant: a value that fits none of them has the errors of all, and most
 * of those say no more than that it is not something else.
 */
export function relevantErrors(errors: readonly SchemaError[], find: FindSchema): SchemaError[] {
  if (!errors.some(({ isUnion }) => isUnion)) return [...errors];
  let left = [...errors];
  for (const union of errors) {
    if (!union.isUnion || !left.includes(union)) continue;
    const { condition, value } = union;
    const alternatives = Array.isArray(condition) ? condition.filter(isMap) : [];
    const meant = isMap(value) ? likeliest(alternatives, value, find) : onlyOfType(alternatives, value, find);
    const parts = partsOf(Array.isArray(condition) ? condition : [], find);
    const meantParts = meant ? partsOf(meant, find) : new Set<YamlValue>();
    // What was meant may lead to the other alternatives as well, further in.
    const others = new Set(alternatives.filter((one) => one !== meant).map((one) => follow(one, find)));
    const isOfOther = ({ path, schema }: SchemaError): boolean =>
      path.length === union.path.length && others.has(schema);
    const own = left.filter(
      (error) => isBelow(error, union) && meantParts.has(error.schema) && !isOfOther(error),
    );
    left = left.filter(
      (error) =>
        !isBelow(error, union) ||
        (error === union ? own.length === 0 : own.includes(error) || !parts.has(error.schema)),
    );
  }
  return left;
}

const isBelow = (error: SchemaError, union: SchemaError): boolean =>
  union.path.every((key, i) => error.path[i] === key);

/** The one alternative that is for values of this type. */
function onlyOfType(
  alternatives: readonly YamlMap[],
  value: YamlValue,
  find: FindSchema,
): YamlMap | undefined {
  const matches = createMatcher(find);
  const possible = alternatives.filter((alternative) => {
    const schema = follow(alternative, find);
    return isMap(schema) && (schema.type === undefined || matches({ type: schema.type }, value) !== false);
  });
  return possible.length === 1 ? possible[0] : undefined;
}

/** The alternative that most of the value's properties fit. */
function likeliest(alternatives: readonly YamlMap[], value: YamlMap, find: FindSchema): YamlMap | undefined {
  const matches = createMatcher(find);
  let best: YamlMap | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const alternative of alternatives) {
    const schema = follow(alternative, find);
    if (!isMap(schema)) continue;
    const score = scoreOf(schema, value, matches);
    if (score > most) {
      most = score;
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
    const own = Object.hasOwn(value, key) ? value[key] : undefined;
    if (own === undefined) continue;
    // A property with few values is what tells alternatives apart.
    const weight = isMap(property) && property.enum !== undefined ? 10 : 1;
    score += matches(property, own) === false ? -weight : weight;
  }
  for (const name of Array.isArray(required) ? required : []) {
    if (typeof name === 'string' && !Object.hasOwn(value, name)) score -= 2;
  }
  return score;
}

function follow(schema: YamlValue | undefined, find: FindSchema): YamlValue | undefined {
  return isMap(schema) && typeof schema.$ref === 'string' ? find(schema.$ref) : schema;
}

const knownParts = new WeakMap<FindSchema, WeakMap<YamlCollection, ReadonlySet<YamlValue>>>();

/** A schema, or a list of schemas, and all that it consists of; found once. */
function partsOf(root: YamlCollection, find: FindSchema): ReadonlySet<YamlValue> {
  const known = knownParts.get(find) ?? new WeakMap<YamlCollection, ReadonlySet<YamlValue>>();
  knownParts.set(find, known);
  const before = known.get(root);
  if (before) return before;
  const parts = new Set<YamlValue>();
  const open: YamlValue[] = [root];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || parts.has(part)) continue;
    parts.add(part);
    const target = follow(Array.isArray(part) ? undefined : part, find);
    if (target !== undefined && target !== part) open.push(target);
    open.push(...Object.values(part));
  }
  known.set(root, parts);
  return parts;
}
