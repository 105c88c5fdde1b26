import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap } from '../yaml/value.js';
import { type Schema, withParents } from './inherit.js';

/** The `oneOf` and `anyOf` of a schema, divided by the way in which they are documented. */
export interface Unions {
  /** Alternatives without a title that describe properties: the properties are rows of the table of the schema itself. */
  readonly untitled: readonly Schema[];
  /** Other alternatives that describe a type, one list for each keyword. */
  readonly types: readonly (readonly Schema[])[];
  /** The properties that every alternative of a keyword requires. */
  readonly required: readonly string[];
}

const none: Unions = { untitled: [], types: [], required: [] };

/** Divides the alternatives of a schema. Those that only add conditions, such as `required`, describe no type. */
export function unionsOf(schema: Schema): Unions {
  if (schema.oneOf === undefined && schema.anyOf === undefined) return none;
  const lists = [listAt(schema, 'oneOf'), listAt(schema, 'anyOf')].flatMap((list) =>
    list ? [list.filter(isMap)] : [],
  );
  const type = stringAt(schema, 'type');
  const untitled: Schema[] = [];
  const types: Schema[][] = [];
  for (const list of lists) {
    const described: Schema[] = [];
    for (const alternative of list) {
      const whole = withParents(alternative);
      if (isUntitledObject(whole)) untitled.push(alternative);
      else if (describesType(whole, type)) described.push(alternative);
    }
    if (described.length > 0) types.push(described);
  }
  return { untitled, types, required: lists.flatMap(requiredByAll) };
}

const isUntitledObject = (schema: Schema): boolean =>
  stringAt(schema, 'title') === undefined &&
  isFilled(mapAt(schema, 'properties')) &&
  [undefined, 'object'].includes(stringAt(schema, 'type'));

const describing = [
  'title',
  'description',
  'enum',
  'items',
  'properties',
  'patternProperties',
  'oneOf',
  'anyOf',
];

const describesType = (schema: Schema, type: string | undefined): boolean =>
  (valueAt(schema, 'type') !== undefined && valueAt(schema, 'type') !== type) ||
  describing.some((keyword) => valueAt(schema, keyword) !== undefined) ||
  isMap(valueAt(schema, 'additionalProperties'));

function requiredByAll(alternatives: readonly Schema[]): string[] {
  const [first = [], ...others] = alternatives.map((alternative) =>
    (listAt(withParents(alternative), 'required') ?? []).filter((name) => typeof name === 'string'),
  );
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** Whether there is a map with entries. */
export function isFilled(map: YamlMap | undefined): map is YamlMap {
  for (const _ in map) return true;
  return false;
}
