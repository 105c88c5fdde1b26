import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { createMatcher, type FindSchema, type Matcher } from './matcher.js';
import { patternOf } from './pattern/pattern.js';
import { followRecursion, isRecursive, RecursiveCalls } from './recursion.js';

/** A keyword that a part of a value does not satisfy. */
export interface SchemaError {
  readonly keyword: string;
  /** The value of the keyword. */
  readonly condition: YamlValue;
  /** The schema that contains the keyword. */
  readonly schema: YamlMap;
  /** The part of the value. */
  readonly value: YamlValue;
  /** The path of the part within the whole value. */
  readonly path: readonly string[];
  /** The missing or the unexpected property. */
  readonly property?: string;
  /** Whether no alternative of a `oneOf` or `anyOf` matches. */
  readonly isUnion?: boolean;
}

/** Finds every keyword that a value does not satisfy. Unknown keywords are ignored. */
export type FindErrors = (schema: YamlMap, value: YamlValue) => SchemaError[];

/** Creates a search for errors. `find` resolves references between schemas. */
export function createFindErrors(find: FindSchema, matches: Matcher = createMatcher(find)): FindErrors {
  return (schema, value) => {
    const search = new Search(find, matches);
    search.schema(schema, value, []);
    return search.errors;
  };
}

/** A parallel walk through a schema and a value that enters only the parts that do not match. */
class Search {
  readonly errors: SchemaError[] = [];
  /** The paths at which a schema was entered: combinations of combinations may contain it exponentially often. */
  readonly #entered = new Map<YamlMap, Set<string>>();
  readonly #calls = new RecursiveCalls();

  constructor(
    private readonly find: FindSchema,
    private readonly matches: Matcher,
  ) {}

  schema(schema: YamlValue | undefined, value: YamlValue, path: readonly string[]): void {
    if (!isMap(schema) || this.matches(schema, value) !== false) return;
    if (isRecursive(schema)) {
      this.#calls.run(schema, value, () => this.schema(followRecursion(schema), value, path));
      return;
    }
    if (typeof schema.$ref === 'string') {
      this.schema(this.find(schema.$ref), value, path);
      return;
    }
    for (const keyword of Object.keys(schema)) {
      const condition = schema[keyword];
      if (condition === undefined || this.matches(only(schema, keyword), value) !== false) continue;
      this.#keyword({ keyword, condition, schema, value, path });
    }
  }

  #combined(schema: YamlValue, value: YamlValue, path: readonly string[]): void {
    if (!isMap(schema)) return;
    const paths = this.#entered.get(schema) ?? new Set<string>();
    this.#entered.set(schema, paths);
    const key = path.join('\0');
    if (paths.has(key)) return;
    paths.add(key);
    this.schema(schema, value, path);
  }

  #keyword(error: SchemaError): void {
    const { keyword, condition, schema, value, path } = error;
    const entry = (inner: YamlValue | undefined, key: string): void => {
      const part = Array.isArray(value) ? value[Number(key)] : isMap(value) ? value[key] : undefined;
      if (part !== undefined) this.schema(inner, part, [...path, key]);
    };
    switch (keyword) {
      case 'properties':
        if (isMap(condition))
          for (const key of Object.keys(condition)) if (hasOwn(value, key)) entry(condition[key], key);
        return;
      case 'patternProperties':
        if (isMap(condition))
          for (const source of Object.keys(condition))
            for (const key of keysOf(value)) if (patternOf(source)?.test(key)) entry(condition[source], key);
        return;
      case 'additionalProperties':
        for (const key of additionalOf(schema, value)) {
          if (condition === false) this.errors.push({ ...error, property: key });
          else entry(condition, key);
        }
        return;
      case 'items':
        if (!Array.isArray(value)) return;
        for (const i of value.keys()) {
          const inner = Array.isArray(condition) ? (condition[i] ?? schema.additionalItems) : condition;
          if (inner === false)
            this.errors.push({ ...error, keyword: 'additionalItems', path: [...path, String(i)] });
          else entry(inner, String(i));
        }
        return;
      case 'allOf':
        for (const one of listOf(condition)) this.#combined(one, value, path);
        return;
      case 'anyOf':
      case 'oneOf': {
        const isUnion = !listOf(condition).some((one) => this.matches(one, value) === true);
        if (isUnion) for (const one of listOf(condition)) this.#combined(one, value, path);
        this.errors.push({ ...error, isUnion });
        return;
      }
      case 'required':
        for (const name of listOf(condition))
          if (typeof name === 'string' && !hasOwn(value, name))
            this.errors.push({ ...error, property: name });
        return;
      case 'dependencies':
        this.#dependencies(error);
        return;
      default:
        this.errors.push(error);
    }
  }

  #dependencies(error: SchemaError): void {
    const { condition, value, path } = error;
    for (const key of isMap(condition) ? Object.keys(condition) : []) {
      const dependency = isMap(condition) ? condition[key] : undefined;
      if (!hasOwn(value, key)) continue;
      if (!Array.isArray(dependency)) this.schema(dependency, value, path);
      else
        for (const name of dependency)
          if (typeof name === 'string' && !hasOwn(value, name))
            this.errors.push({ ...error, property: name });
    }
  }
}

/** Keywords whose meaning depends on sibling keywords. */
const companions: Readonly<Record<string, readonly string[]>> = {
  additionalProperties: ['properties', 'patternProperties'],
  items: ['additionalItems'],
  type: ['nullable'],
  minimum: ['exclusiveMinimum'],
  maximum: ['exclusiveMaximum'],
};
/** Replaces companions so that they impose no conditions of their own. */
const neutralized: Readonly<Record<string, (map: YamlMap) => YamlValue>> = {
  properties: (map) => Object.fromEntries(Object.keys(map).map((key) => [key, {}])),
  patternProperties: (map) => Object.fromEntries(Object.keys(map).map((key) => [key, {}])),
};

/** Returns a schema with only one of the keywords and its companions. */
function only(schema: YamlMap, keyword: string): YamlMap {
  const result: YamlMap = { [keyword]: schema[keyword] ?? null };
  for (const name of companions[keyword] ?? []) {
    const companion = schema[name];
    if (companion === undefined) continue;
    const neutralize = neutralized[name];
    result[name] = neutralize && isMap(companion) ? neutralize(companion) : companion;
  }
  return result;
}

const listOf = (value: YamlValue): readonly YamlValue[] => (Array.isArray(value) ? value : []);
const keysOf = (value: YamlValue): readonly string[] => (isMap(value) ? Object.keys(value) : []);
const hasOwn = (value: YamlValue, key: string): boolean => isMap(value) && Object.hasOwn(value, key);

/** Returns the names of the properties that only `additionalProperties` covers. */
function additionalOf({ properties, patternProperties }: YamlMap, value: YamlValue): string[] {
  const known = isMap(properties) ? properties : {};
  const patterns = (isMap(patternProperties) ? Object.keys(patternProperties) : []).map(patternOf);
  return keysOf(value).filter(
    (key) => !Object.hasOwn(known, key) && !patterns.some((pattern) => pattern?.test(key)),
  );
}
