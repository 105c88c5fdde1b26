import { isMap, mapAt, setEntry, valueAt, type YamlMap, type YamlValue } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { filledList, filledMap, sortedKeys } from './filled.js';
import type { SchemaReader } from './schema-reader.js';

/** The limit on the size of an example: types that refer to each other repeatedly can expand beyond the available memory. */
const maxValues = 10_000;

/** Returns the examples of a schema: those that it contains, otherwise one made from the examples of its properties or items. */
export function schemaExamples(schema: Schema, reader: SchemaReader): readonly YamlValue[] {
  const making = new Making(reader);
  if (reader.conventions.schemaExamples === 'several') return making.several(schema);
  const single = making.single(schema);
  return single === undefined ? [] : [single];
}

class Making {
  #left = maxValues;
  /** The properties of objects whose examples are being made: a recursive object has none within itself. */
  readonly #open = new Set<YamlValue>();

  constructor(private readonly reader: SchemaReader) {}

  several(part: YamlValue | undefined): readonly YamlValue[] {
    return this.#within(part, [], (schema) => {
      const written = filledList(schema, 'examples');
      if (written) return written;
      const example = valueAt(schema, 'example');
      if (!isEmpty(example)) return example === undefined ? [] : [example];
      switch (valueAt(schema, 'type')) {
        case 'object': {
          const properties = filledMap(schema, 'properties');
          const made = this.#entries(properties, (property) => this.several(property)[0]);
          return properties && Object.keys(made).length === 0 ? [] : [made];
        }
        case 'array': {
          const [item] = this.several(valueAt(schema, 'items'));
          return item === undefined || isEmpty(item) ? [] : [[item]];
        }
        default:
          return [];
      }
    });
  }

  single(part: YamlValue | undefined): YamlValue | undefined {
    return this.#within<YamlValue | undefined>(part, undefined, (schema) => {
      const { completesExamples } = this.reader.conventions;
      const written = valueAt(schema, 'example');
      if (!isEmpty(written) && !(completesExamples && isMap(written))) return written;
      const type = valueAt(schema, 'type');
      if (type === 'object') return this.#object(schema, isMap(written) ? written : undefined);
      return type === 'array' ? this.#array(schema) : undefined;
    });
  }

  #object(schema: Schema, written: YamlMap | undefined): YamlValue {
    const made = this.#entries(filledMap(schema, 'properties'), (property) => this.single(property));
    return { ...made, ...written };
  }

  #array(schema: Schema): YamlValue | undefined {
    const { itemWithoutExample } = this.reader.conventions;
    const items = mapAt(schema, 'items');
    const item = this.single(items);
    if (item !== undefined) return [item];
    if (itemWithoutExample === 'omitted') return undefined;
    return items ? [null] : [];
  }

  #entries(
    properties: YamlMap | undefined,
    exampleOf: (property: YamlValue | undefined) => YamlValue | undefined,
  ): YamlMap {
    const example: YamlMap = {};
    for (const name of sortedKeys(properties)) {
      const value = exampleOf(properties?.[name]);
      if (value !== undefined && !isEmpty(value)) setEntry(example, name, value);
    }
    return example;
  }

  #within<Result>(part: YamlValue | undefined, none: Result, make: (schema: Schema) => Result): Result {
    if (!isMap(part) || this.#left-- <= 0) return none;
    const schema = this.reader.whole(part);
    const identity = valueAt(schema, 'properties') ?? schema;
    if (this.#open.has(identity)) return none;
    this.#open.add(identity);
    const result = make(schema);
    this.#open.delete(identity);
    return result;
  }
}

/** Whether an example counts as absent: also if it is `false`, 0 or an empty string, list or map. */
function isEmpty(value: YamlValue | undefined): boolean {
  if (isMap(value)) return Object.keys(value).length === 0;
  return Array.isArray(value) ? value.length === 0 : !value;
}
