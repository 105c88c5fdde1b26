import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { sortKeys } from './sort-keys.js';

/** Finds the schema that a `$ref` names. */
export type FindSchema = (reference: string) => YamlValue | undefined;

/** `undefined`: a keyword says something that is not understood here. */
type Verdict = boolean | undefined;

/** Judges a value by one keyword of a schema; `judge` does so by a whole schema. */
type Keyword = (keyword: YamlValue, value: YamlValue, schema: YamlMap, judge: Matcher) => Verdict;

/**
 * Whether a value fits a JSON Schema (draft 4), without compiling it: `undefined` where the schema is not understood. It says
 * nothing of why: most examples fit, and those that do not are worth the time that a validator takes.
 */
export type Matcher = (schema: YamlValue | undefined, value: YamlValue) => Verdict;

/** Judges by schemas that refer to others, which `find` gives. What several places share is judged once. */
export function createMatcher(find: FindSchema): Matcher {
  const known = new WeakMap<YamlMap, Map<YamlMap, Verdict>>();
  const judgeOnce = (schema: YamlValue | undefined, value: YamlValue): Verdict => {
    if (!isMap(schema) || !isMap(value)) return judge(schema, value);
    let verdicts = known.get(value);
    if (!verdicts) {
      verdicts = new Map();
      known.set(value, verdicts);
    }
    if (verdicts.has(schema)) return verdicts.get(schema);
    const verdict = judge(schema, value);
    verdicts.set(schema, verdict);
    return verdict;
  };
  const judge: Matcher = (schema, value) => {
    if (!isMap(schema)) return undefined;
    if (typeof schema.$ref === 'string') return judgeOnce(find(schema.$ref), value);
    let verdict: Verdict = true;
    for (const name in schema) {
      const keyword = keywords.get(name);
      const condition = keyword && schema[name];
      if (!keyword || condition === undefined) continue;
      const one = keyword(condition, value, schema, judge);
      if (one === false) return false;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };
  return judge;
}

/** Judges by schemas whose references are resolved. */
export const matches: Matcher = createMatcher(() => undefined);

const typeTests: ReadonlyMap<YamlValue, (value: YamlValue) => boolean> = new Map([
  ['null', (value: YamlValue) => value === null],
  ['boolean', (value: YamlValue) => typeof value === 'boolean'],
  ['string', (value: YamlValue) => typeof value === 'string'],
  ['number', (value: YamlValue) => typeof value === 'number' && Number.isFinite(value)],
  ['integer', (value: YamlValue) => typeof value === 'number' && Number.isInteger(value)],
  ['array', (value: YamlValue) => Array.isArray(value)],
  ['object', (value: YamlValue) => isMap(value)],
]);

/** Whether every part holds, as far as that is known; the first that does not decides. */
function every<Part>(parts: readonly Part[], judge: (part: Part, i: number) => Verdict): Verdict {
  let all: Verdict = true;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const verdict = part === undefined ? true : judge(part, i);
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

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  [
    'type',
    (names, value) => {
      if (!Array.isArray(names)) return typeTests.get(names)?.(value);
      const verdicts = names.map((name) => typeTests.get(name)?.(value));
      return verdicts.includes(undefined) ? undefined : verdicts.includes(true);
    },
  ],
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
    (schemas, value, _, judge) => {
      if (!isMap(schemas)) return undefined;
      if (!isMap(value)) return true;
      return every(Object.keys(value), (key) =>
        Object.hasOwn(schemas, key) ? judge(schemas[key], value[key] ?? null) : true,
      );
    },
  ],
  [
    'patternProperties',
    (schemas, value, _, judge) => {
      if (!isMap(schemas)) return undefined;
      if (!isMap(value)) return true;
      const keys = Object.keys(value);
      return every(Object.keys(schemas), (source) => {
        const pattern = patternOf(source);
        if (!pattern) return undefined;
        return every(keys, (key) => (pattern.test(key) ? judge(schemas[source], value[key] ?? null) : true));
      });
    },
  ],
  [
    'additionalProperties',
    (additional, value, schema, judge) => {
      if (!isMap(value) || additional === true) return true;
      const known = isMap(schema.properties) ? schema.properties : {};
      const patterns = isMap(schema.patternProperties)
        ? Object.keys(schema.patternProperties).map(patternOf)
        : [];
      if (patterns.includes(undefined)) return undefined;
      return every(Object.keys(value), (key) => {
        if (Object.hasOwn(known, key)) return true;
        for (const pattern of patterns) if (pattern?.test(key)) return true;
        return additional === false ? false : judge(additional, value[key] ?? null);
      });
    },
  ],
  [
    'items',
    (schemas, value, schema, judge) => {
      if (!Array.isArray(value)) return true;
      if (!Array.isArray(schemas)) return every(value, (item) => judge(schemas, item));
      const { additionalItems } = schema;
      return every(value, (item, i) => {
        if (i < schemas.length) return judge(schemas[i], item);
        if (additionalItems === undefined || additionalItems === true) return true;
        return additionalItems === false ? false : judge(additionalItems, item);
      });
    },
  ],
  [
    'allOf',
    (schemas, value, _, judge) =>
      Array.isArray(schemas) ? every(schemas, (one) => judge(one, value)) : undefined,
  ],
  [
    'anyOf',
    (schemas, value, _, judge) => {
      if (!Array.isArray(schemas)) return undefined;
      let any: Verdict = false;
      for (const one of schemas) {
        const verdict = judge(one, value);
        if (verdict === true) return true;
        if (verdict === undefined) any = undefined;
      }
      return any;
    },
  ],
  [
    'oneOf',
    (schemas, value, _, judge) => {
      if (!Array.isArray(schemas)) return undefined;
      let fitting = 0;
      for (const one of schemas) {
        const verdict = judge(one, value);
        if (verdict === undefined) return undefined;
        if (verdict) fitting++;
      }
      return fitting === 1;
    },
  ],
  [
    'not',
    (schema, value, _, judge) => {
      const verdict = judge(schema, value);
      return verdict === undefined ? undefined : !verdict;
    },
  ],
  [
    'dependencies',
    (dependencies, value, _, judge) => {
      if (!isMap(dependencies)) return undefined;
      if (!isMap(value)) return true;
      const needed = Object.keys(dependencies).filter((key) => Object.hasOwn(value, key));
      return every(needed, (key) => {
        const dependency = dependencies[key];
        if (!Array.isArray(dependency)) return judge(dependency, value);
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
  ['multipleOf', number((value, divisor) => Number.isInteger(value / divisor))],
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

const patterns = new Map<string, RegExp | undefined>();

/** A pattern compiled once; `undefined` where it is none. Escapes that Unicode patterns refuse are taken as they were meant. */
export function patternOf(source: string): RegExp | undefined {
  if (patterns.has(source)) return patterns.get(source);
  const pattern = compiled(source, 'u') ?? compiled(source, '');
  patterns.set(source, pattern);
  return pattern;
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
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
