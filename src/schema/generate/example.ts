import { keysOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { type Schema, withParents } from '../inherit.js';
import { matches } from '../matcher.js';
import { followRecursion, isRecursive } from '../recursion.js';
import { alternativesOf, otherName, otherProperty, requiredIn, typesOf } from './conditions.js';
import { assign, distinct, type Generated } from './generated.js';
import { numberCandidates } from './number.js';
import { stringCandidates } from './string.js';

/** The limit on the size of an example; types that refer to each other repeatedly can expand beyond the available memory. */
const maxValues = 10_000;
const maxDepth = 100;
/** The limit on the number of items and properties that `minItems` and `minProperties` require. */
const maxCount = 100;

/**
 * Returns the example of a schema: the one it contains, or a generated one that matches it, if possible. An enumeration has its first value,
 * a schema with a default the default; otherwise an integer is 0, a string is `string` and an array has one item, as far as limits allow.
 * The example of a schema with `allOf` is always generated, so that it includes the properties of all parents. Returns `undefined` for a
 * schema without a known type.
 */
export const exampleOf = (schema: Schema): YamlValue | undefined => new ExampleGenerator().of(schema)?.value;

/** The example that the schema itself contains. */
export const writtenExample = (schema: Schema): YamlValue | undefined =>
  listAt(schema, 'allOf') ? undefined : valueAt(schema, 'example');

/** Keywords that the usual value of a type may violate. */
const limiting: ReadonlySet<string> = new Set([
  ...['enum', 'default', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minProperties', 'maxProperties', 'oneOf', 'anyOf', 'not', 'dependencies'],
]);

class ExampleGenerator {
  #left = maxValues;
  readonly #open = new Set<Schema>();
  /** Recursive references that the example contains already. */
  readonly #followed = new Set<Schema>();

  of(schema: YamlValue | undefined): Generated | undefined {
    if (!isMap(schema) || this.#left-- <= 0) return undefined;
    if (isRecursive(schema)) {
      if (this.#followed.has(schema)) return undefined;
      this.#followed.add(schema);
      return this.of(followRecursion(schema));
    }
    const written = writtenExample(schema);
    if (written !== undefined) return { value: written, origin: { collection: schema, key: 'example' } };
    if (this.#open.has(schema) || this.#open.size >= maxDepth) return undefined;
    this.#open.add(schema);
    const generated = this.#best(withParents(schema));
    this.#open.delete(schema);
    return generated;
  }

  /** Returns the first candidate that matches the schema, otherwise the first one. */
  #best(schema: Schema): Generated | undefined {
    let isLimited = false;
    for (const keyword in schema) isLimited ||= limiting.has(keyword);
    const usual = isLimited ? undefined : this.#usual(schema);
    if (usual !== undefined) return { value: usual };
    let first: Generated | undefined;
    for (const candidate of this.#candidates(schema)) {
      if (!isLimited || matches(schema, candidate.value) !== false) return candidate;
      first ??= candidate;
    }
    return first;
  }

  /** Returns the usual value of a type without limits. */
  #usual(schema: Schema): YamlValue | undefined {
    switch (schema.type) {
      case 'boolean':
        return false;
      case 'integer':
      case 'number':
        return 0;
      case 'string':
        return schema.format === undefined ? 'string' : undefined;
      case 'array':
        return this.#array(schema);
      case 'object':
        return this.#object(schema);
      default:
        return undefined;
    }
  }

  *#candidates(schema: Schema): Generator<Generated> {
    const values = listAt(schema, 'enum') ?? [];
    for (const [i, value] of values.entries())
      yield { value, origin: { collection: values, key: String(i) } };
    for (const key of ['const', 'default']) {
      const value = valueAt(schema, key);
      if (value !== undefined) yield { value, origin: { collection: schema, key: key } };
    }
    for (const type of typesOf(schema)) yield* this.#ofType(type, schema);
    for (const alternative of alternativesOf(schema)) {
      const generated = this.of(alternative);
      if (generated) yield generated;
    }
  }

  *#ofType(type: YamlValue, schema: Schema): Generator<Generated> {
    switch (type) {
      case 'null':
        yield { value: null };
        break;
      case 'boolean':
        yield { value: false };
        yield { value: true };
        break;
      case 'integer':
      case 'number':
        for (const value of numberCandidates(schema, type === 'integer')) yield { value };
        break;
      case 'string':
        for (const value of stringCandidates(schema)) yield { value };
        break;
      case 'array':
        yield { value: this.#array(schema) };
        break;
      case 'object':
        for (const value of this.#objects(schema)) yield { value };
    }
  }

  /** Yields the object with all properties, then the objects of the alternatives, then objects with required properties only. */
  *#objects(schema: Schema): Generator<YamlMap> {
    const merged = alternativesOf(schema)
      .filter(
        (alternative) => mapAt(withParents(alternative), 'properties') || listAt(alternative, 'required'),
      )
      .map((alternative) => withParents({ ...schema, allOf: [alternative] }));
    if (mapAt(schema, 'properties') || merged.length === 0) yield this.#object(schema);
    for (const alternative of merged) yield this.#object(alternative);
    for (const alternative of [...merged, schema]) yield this.#object(alternative, requiredIn(alternative));
  }

  #object(schema: Schema, included?: ReadonlySet<string>): YamlMap {
    const example: YamlMap = {};
    const add = (name: string, property: YamlValue | undefined): void => {
      const generated = this.of(property);
      if (generated) assign(example, name, generated);
    };
    const properties = mapAt(schema, 'properties') ?? {};
    for (const name of keysOf(properties)) if (!included || included.has(name)) add(name, properties[name]);
    for (const name of requiredIn(schema))
      if (!Object.hasOwn(properties, name)) add(name, otherProperty(schema, name));
    const min = Math.min(Number(valueAt(schema, 'minProperties') ?? 0), maxCount);
    for (let i = 1; Object.keys(example).length < min && i <= maxCount; i++) {
      const name = otherName(schema, (one) => !Object.hasOwn(example, one)) ?? `key${i}`;
      add(name, otherProperty(schema, name) ?? { type: 'string' });
    }
    return example;
  }

  #array(schema: Schema): YamlValue[] {
    const items = valueAt(schema, 'items');
    const min = Math.min(Number(valueAt(schema, 'minItems') ?? 0), maxCount);
    const max = Number(valueAt(schema, 'maxItems') ?? Infinity);
    const example: YamlValue[] = [];
    const schemas: YamlValue[] = [];
    const add = (item: YamlValue | undefined): void => {
      const generated = example.length < max ? this.of(item) : undefined;
      if (!generated) return;
      assign(example, example.length, generated);
      schemas.push(item ?? null);
    };
    for (const item of Array.isArray(items) ? items : [items]) add(item);
    const rest = Array.isArray(items) ? valueAt(schema, 'additionalItems') : items;
    for (let i = example.length; i < min; i++) add(isMap(rest) ? rest : { type: 'string' });
    return valueAt(schema, 'uniqueItems') === true ? distinct(example, schemas) : example;
  }
}
