import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { isMultipleOf } from './multiple.js';
import { type Pattern, patternOf } from './pattern/pattern.js';
import { followRecursion, isRecursive, RecursiveCalls } from './recursion.js';
import { sortKeys } from './sort-keys.js';

/** Resolves a `$ref` to a schema. */
export type FindSchema = (reference: string) => YamlValue | undefined;

/** `undefined` if the schema contains a malformed keyword. */
type Verdict = boolean | undefined;

/** Matches a value against one keyword of a schema; `match` matches a value against a whole schema. */
type Keyword = (keyword: YamlValue, value: YamlValue, schema: YamlMap, match: Matcher) => Verdict;

/** Keywords by name. */
export type Keywords = ReadonlyMap<string, Keyword>;

/**
 * Returns whether a value matches a JSON Schema (draft 4), without compiling it; `undefined` if the schema is malformed. Most examples
 * match; `createFindErrors` finds the reasons for those that do not.
 */
export type Matcher = (schema: YamlValue | undefined, value: YamlValue) => Verdict;

/**
 * Creates a matcher for schemas with references, which `find` resolves. Results for shared maps are memoized. `additional` are keywords
 * beside or instead of those in draft 4.
 */
export function createMatcher(find: FindSchema, additional: Keywords = new Map()): Matcher {
  const cache = new WeakMap<YamlMap, Map<YamlMap, Verdict>>();
  const matchOnce = (schema: YamlValue | undefined, value: YamlValue): Verdict => {
    if (!isMap(schema) || !isMap(value)) return match(schema, value);
    let verdicts = cache.get(value);
    if (!verdicts) {
      verdicts = new Map();
      cache.set(value, verdicts);
    }
    if (verdicts.has(schema)) return verdicts.get(schema);
    const verdict = match(schema, value);
    verdicts.set(schema, verdict);
    return verdict;
  };
  // Combinations of combinations may contain one schema exponentially often.
  const combined = new Map<YamlMap, Map<YamlValue, Verdict>>();
  let depth = 0;
  const matchCombined: Matcher = (schema, value) => {
    if (!isMap(schema)) return undefined;
    // Few levels are common, and cheaper to match again than to remember.
    const verdicts = depth < 3 ? undefined : (combined.get(schema) ?? new Map<YamlValue, Verdict>());
    if (verdicts?.has(value)) return verdicts.get(value);
    depth++;
    const verdict = match(schema, value);
    depth--;
    if (verdicts) combined.set(schema, verdicts.set(value, verdict));
    else if (depth === 0 && combined.size > 0) combined.clear();
    return verdict;
  };
  const calls = new RecursiveCalls();
  const match: Matcher = (schema, value) => {
    if (!isMap(schema)) return undefined;
    if (isRecursive(schema)) return calls.run(schema, value, () => matchOnce(followRecursion(schema), value));
    if (typeof schema.$ref === 'string') return matchOnce(find(schema.$ref), value);
    let verdict: Verdict = true;
    for (const name in schema) {
      const keyword = additional.get(name) ?? keywords.get(name);
      const condition = keyword && schema[name];
      if (!keyword || condition === undefined) continue;
      const result = keyword(condition, value, schema, combinators.has(name) ? matchCombined : match);
      if (result === false) return false;
      if (result === undefined) verdict = undefined;
    }
    return verdict;
  };
  return match;
}

/** Matches values against schemas with resolved references. */
export const matches: Matcher = createMatcher(() => undefined);

const combinators: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

const typeTests: ReadonlyMap<YamlValue, (value: YamlValue) => boolean> = new Map([
  ['null', (value: YamlValue) => value === null],
  ['boolean', (value: YamlValue) => typeof value === 'boolean'],
  ['string', (value: YamlValue) => typeof value === 'string'],
  ['number', (value: YamlValue) => typeof value === 'number'],
  ['integer', (value: YamlValue) => typeof value === 'number' && Number.isInteger(value)],
  ['array', (value: YamlValue) => Array.isArray(value)],
  ['object', (value: YamlValue) => isMap(value)],
]);

/** Combines the verdicts of all parts; stops at the first `false`. */
function every<Part>(parts: readonly Part[], match: (part: Part, i: number) => Verdict): Verdict {
  let all: Verdict = true;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const verdict = part === undefined ? true : match(part, i);
    if (verdict === false) return false;
    if (verdict === undefined) all = undefined;
  }
  return all;
}

const number = (test: (value: number, limit: number, schema: YamlMap) => boolean): Keyword => {
  return (limit, value, schema) =>
    typeof limit !== 'number' ? undefined : typeof value !== 'number' || test(value, limit, schema);
};

const size = (
  sizeOf: (value: YamlValue) => number | undefined,
  test: (size: number, limit: number) => boolean,
) => {
  const keyword: Keyword = (limit, value) => {
    if (typeof limit !== 'number') return undefined;
    const length = sizeOf(value);
    return length === undefined || test(length, limit);
  };
  return keyword;
};

const atLeast = (length: number, limit: number): boolean => length >= limit;
const atMost = (length: number, limit: number): boolean => length <= limit;
const characters = (value: YamlValue): number | undefined =>
  typeof value === 'string' ? [...value].length : undefined;
const items = (value: YamlValue): number | undefined => (Array.isArray(value) ? value.length : undefined);
const entries = (value: YamlValue): number | undefined =>
  isMap(value) ? Object.keys(value).length : undefined;

const isOfType: Keyword = (names, value) => {
  if (!Array.isArray(names)) return typeTests.get(names)?.(value);
  const verdicts = names.map((name) => typeTests.get(name)?.(value));
  return verdicts.includes(undefined) ? undefined : verdicts.includes(true);
};

const keywords: Keywords = new Map<string, Keyword>([
  ['type', isOfType],
  [
    'enum',
    (values, value) =>
      Array.isArray(values) && values.length > 0 ? values.some((one) => equal(one, value)) : undefined,
  ],
  [
    'required',
    (names, value) =>
      !Array.isArray(names)
        ? undefined
        : !isMap(value) || names.every((name) => typeof name === 'string' && Object.hasOwn(value, name)),
  ],
  [
    'properties',
    (schemas, value, _, match) => {
      if (!isMap(schemas)) return undefined;
      if (!isMap(value)) return true;
      let all: Verdict = true;
      for (const key in value) {
        if (!Object.hasOwn(schemas, key)) continue;
        const verdict = match(schemas[key], value[key] ?? null);
        if (verdict === false) return false;
        if (verdict === undefined) all = undefined;
      }
      return all;
    },
  ],
  [
    'patternProperties',
    (schemas, value, _, match) => {
      if (!isMap(schemas)) return undefined;
      if (!isMap(value)) return true;
      const keys = Object.keys(value);
      return every(Object.keys(schemas), (source) => {
        const pattern = patternOf(source);
        if (!pattern) return undefined;
        return every(keys, (key) => {
          const isMatch = pattern.test(key);
          return isMatch ? match(schemas[source], value[key] ?? null) : isMatch === false || undefined;
        });
      });
    },
  ],
  [
    'additionalProperties',
    (additional, value, schema, match) => {
      if (!isMap(value) || additional === true) return true;
      const known = isMap(schema.properties) ? schema.properties : {};
      const patterns = isMap(schema.patternProperties)
        ? Object.keys(schema.patternProperties).map(patternOf)
        : [];
      if (patterns.includes(undefined)) return undefined;
      return every(Object.keys(value), (key) => {
        if (Object.hasOwn(known, key)) return true;
        const isMatch = matchesAny(patterns, key);
        if (isMatch !== false) return isMatch;
        return additional === false ? false : match(additional, value[key] ?? null);
      });
    },
  ],
  [
    'items',
    (schemas, value, schema, match) => {
      if (!Array.isArray(value)) return true;
      if (!Array.isArray(schemas)) return every(value, (item) => match(schemas, item));
      const { additionalItems } = schema;
      return every(value, (item, i) => {
        if (i < schemas.length) return match(schemas[i], item);
        if (additionalItems === undefined || additionalItems === true) return true;
        return additionalItems === false ? false : match(additionalItems, item);
      });
    },
  ],
  [
    'allOf',
    (schemas, value, _, match) =>
      Array.isArray(schemas) ? every(schemas, (one) => match(one, value)) : undefined,
  ],
  [
    'anyOf',
    (schemas, value, _, match) => {
      if (!Array.isArray(schemas)) return undefined;
      let any: Verdict = false;
      for (const one of schemas) {
        const verdict = match(one, value);
        if (verdict === true) return true;
        if (verdict === undefined) any = undefined;
      }
      return any;
    },
  ],
  [
    'oneOf',
    (schemas, value, _, match) => {
      if (!Array.isArray(schemas)) return undefined;
      let fitting = 0;
      for (const one of schemas) {
        const verdict = match(one, value);
        if (verdict === undefined) return undefined;
        if (verdict) fitting++;
      }
      return fitting === 1;
    },
  ],
  [
    'not',
    (schema, value, _, match) => {
      const verdict = match(schema, value);
      return verdict === undefined ? undefined : !verdict;
    },
  ],
  [
    'dependencies',
    (dependencies, value, _, match) => {
      if (!isMap(dependencies)) return undefined;
      if (!isMap(value)) return true;
      const needed = Object.keys(dependencies).filter((key) => Object.hasOwn(value, key));
      return every(needed, (key) => {
        const dependency = dependencies[key];
        if (!Array.isArray(dependency)) return match(dependency, value);
        return dependency.every((name) => typeof name === 'string' && Object.hasOwn(value, name));
      });
    },
  ],
  [
    'minimum',
    number((value, limit, { exclusiveMinimum }) =>
      exclusiveMinimum === true ? value > limit : value >= limit,
    ),
  ],
  [
    'maximum',
    number((value, limit, { exclusiveMaximum }) =>
      exclusiveMaximum === true ? value < limit : value <= limit,
    ),
  ],
  [
    'multipleOf',
    (divisor, value) => {
      if (typeof divisor !== 'number' || divisor <= 0) return undefined;
      return typeof value !== 'number' || isMultipleOf(value, divisor);
    },
  ],
  ['minLength', size(characters, atLeast)],
  ['maxLength', size(characters, atMost)],
  ['minItems', size(items, atLeast)],
  ['maxItems', size(items, atMost)],
  ['minProperties', size(entries, atLeast)],
  ['maxProperties', size(entries, atMost)],
  [
    'uniqueItems',
    (unique, value) =>
      unique !== true ||
      !Array.isArray(value) ||
      new Set(value.map((item) => JSON.stringify(sortKeys(item)))).size === value.length,
  ],
  [
    'pattern',
    (source, value) => {
      if (typeof value !== 'string') return true;
      return typeof source === 'string' ? patternOf(source)?.test(value) : undefined;
    },
  ],
]);

/** OpenAPI 3.0: `nullable` adds null to the type beside it. */
export const openApi30Keywords: Keywords = new Map<string, Keyword>([
  [
    'type',
    (names, value, schema, match) =>
      (value === null && schema.nullable === true) || isOfType(names, value, schema, match),
  ],
]);

/** Simple keywords of dialects after draft 4. */
export const simpleLaterKeywords: Keywords = new Map<string, Keyword>([
  ['const', (constant, value) => equal(constant, value)],
  [
    'propertyNames',
    (schema, value, _, match) =>
      !isMap(value) || schema === true || every(Object.keys(value), (name) => match(schema, name)),
  ],
]);

/** Whether one of several patterns matches. */
function matchesAny(patterns: readonly (Pattern | undefined)[], text: string): Verdict {
  let any: Verdict = false;
  for (const pattern of patterns) {
    const isMatch = pattern?.test(text);
    if (isMatch) return true;
    if (isMatch === undefined) any = undefined;
  }
  return any;
}

function equal(a: YamlValue, b: YamlValue): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equal(item, b[i] ?? null));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key] ?? null, b[key] ?? null))
  );
}
