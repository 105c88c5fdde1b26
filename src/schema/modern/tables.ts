import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { isMap, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import { isIncomplete } from '../incomplete.js';
import type { Schema } from '../inherit.js';
import { filledList, filledMap, filledString, sortedKeys } from './filled.js';
import type { SchemaReader } from './schema-reader.js';

/** An object that has a table. */
export interface ObjectTable {
  /** With its `allOf` merged. */
  readonly schema: Schema;
  readonly title: string | undefined;
  /** Whether it is the object that the tables are about, rather than one within it. */
  readonly isOutermost: boolean;
}

export interface ObjectTables {
  /** The outermost object first, then those within it, depth first. */
  readonly tables: readonly ObjectTable[];
  /** Arrays without items, whose content is not documented. */
  readonly arraysWithoutItems: readonly Span[];
}

/** Finds the objects of a schema that have tables. Equal objects are listed once, unless `repeats` is set. */
export function objectTables(schema: Schema, reader: SchemaReader, repeats = false): ObjectTables {
  const search = new Search(reader, repeats);
  search.enter(schema, true);
  return search;
}

class Search implements ObjectTables {
  readonly tables: ObjectTable[] = [];
  readonly arraysWithoutItems: Span[] = [];
  readonly #byTitle = new Map<string | undefined, Schema[]>();
  /** Schemas that have been searched: what several properties share is not searched again. */
  readonly #searched = new Set<Schema>();
  /** The properties of objects that are being searched: a recursive object is not entered again. */
  readonly #open = new Set<YamlValue>();

  constructor(
    private readonly reader: SchemaReader,
    private readonly repeats: boolean,
  ) {}

  enter(part: YamlValue | undefined, isOutermost = false): void {
    if (!isMap(part)) return;
    const schema = this.reader.whole(part);
    // A recursive object has the same map of properties each time, while keys beside its references differ.
    const identity = valueAt(schema, 'properties') ?? schema;
    if (this.#open.has(identity) || (!this.repeats && this.#searched.has(schema))) return;
    this.#searched.add(schema);
    this.#open.add(identity);
    const type = valueAt(schema, 'type');
    if (hasType(type, 'object')) this.#enterObject(schema, isOutermost);
    if (hasType(type, 'array')) this.#enterItems(schema);
    if (this.reader.conventions.alternativeTables)
      for (const alternative of filledList(schema, 'oneOf') ?? []) this.enter(alternative);
    this.#open.delete(identity);
  }

  #enterObject(schema: Schema, isOutermost: boolean): void {
    const { conventions } = this.reader;
    const properties = filledMap(schema, 'properties');
    if (properties || isOutermost) this.#add(schema, isOutermost);
    const values = filledMap(schema, 'additionalProperties');
    if (values && conventions.mapValueTables === 'all') this.enter(values);
    else if (values) this.#enterMapValue(this.reader.whole(values));
    const patterns = conventions.patternTables ? filledMap(schema, 'patternProperties') : undefined;
    for (const pattern of sortedKeys(patterns)) this.enter(patterns?.[pattern]);
    for (const name of sortedKeys(properties)) this.enter(properties?.[name]);
  }

  /** In early releases the value of a map has its own table and the tables of its properties, whatever else it is. */
  #enterMapValue(schema: Schema): void {
    const properties = filledMap(schema, 'properties');
    if (!properties) return;
    this.#add(schema, false);
    for (const name of sortedKeys(properties)) this.enter(properties[name]);
  }

  #enterItems(schema: Schema): void {
    const items = valueAt(schema, 'items');
    const { itemAlternatives } = this.reader.conventions;
    const alternatives = Array.isArray(items) ? items : filledList(items, 'anyOf');
    if (alternatives && (itemAlternatives === 'anyOf' || Array.isArray(items)))
      for (const alternative of alternatives) this.enter(alternative);
    else if (isMap(items)) this.enter(items);
    else if (this.reader.conventions.requiresItems && !isIncomplete(schema)) {
      const span = rangeOf(schema, 'type')?.value ?? spanOf(schema);
      if (span) this.arraysWithoutItems.push(span);
    }
  }

  #add(schema: Schema, isOutermost: boolean): void {
    const title = filledString(schema, 'title');
    const same = this.#byTitle.get(title) ?? [];
    if (!this.repeats && same.some((other) => this.#isEqual(schema, other))) return;
    // What pages show of the outermost object includes all its keys: none within it equals it.
    if (!isOutermost) this.#byTitle.set(title, [...same, schema]);
    this.tables.push({ schema, title, isOutermost });
  }

  #isEqual(a: Schema, b: Schema): boolean {
    const keys = this.reader.conventions.comparesMaps ? [...comparedKeys, ...comparedMaps] : comparedKeys;
    return keys.every((key) => equal(valueAt(a, key), valueAt(b, key)));
  }
}

const hasType = (type: YamlValue | undefined, name: string): boolean =>
  type === name || (Array.isArray(type) && type.includes(name));

const comparedKeys = ['title', 'properties', 'required', 'enum'];
const comparedMaps = ['additionalProperties', 'patternProperties'];

/** Whether two values are equal. Shared parts are equal without a look into them. */
function equal(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => hasEqual(b, key, a[key]));
}

const hasEqual = (map: YamlMap, key: string, value: YamlValue | undefined): boolean =>
  Object.hasOwn(map, key) && equal(map[key], value);
