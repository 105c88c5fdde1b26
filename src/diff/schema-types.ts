import { type Schema, withParents } from '../schema/inherit.js';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlValue } from '../yaml/value.js';

/** The alternatives of `oneOf` or `anyOf`; `undefined` if a schema has neither. */
export const alternativesOf = (schema: Schema): readonly YamlValue[] | undefined =>
  listAt(schema, 'oneOf') ?? listAt(schema, 'anyOf');

/** The names of the JSON types that a schema allows; `any` if it does not restrict them. */
export function typeNames(schema: Schema): ReadonlySet<string> {
  const type = valueAt(schema, 'type');
  const names = new Set<string>(
    Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : inferredTypes(schema),
  );
  if (valueAt(schema, 'nullable') === true) names.add('null');
  return names;
}

function inferredTypes(schema: Schema): readonly string[] {
  const alternatives = alternativesOf(schema);
  if (alternatives)
    return alternatives.flatMap((alternative) =>
      isMap(alternative) ? [...typeNames(withParents(alternative))] : ['any'],
    );
  if (mapAt(schema, 'properties') || mapAt(schema, 'patternProperties')) return ['object'];
  if (valueAt(schema, 'items') !== undefined) return ['array'];
  const constant = valueAt(schema, 'const') ?? listAt(schema, 'enum')?.[0];
  return constant === undefined ? ['any'] : [jsonType(constant)];
}

const jsonType = (value: YamlValue): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** How the set of allowed types has changed; `undefined` if it has not. */
export function typeChange(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): 'narrowed' | 'widened' | 'altered' | undefined {
  const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
    b.has('any') || [...a].every((name) => b.has(name) || (name === 'integer' && b.has('number')));
  const [shrank, grew] = [isSubset(after, before), isSubset(before, after)];
  if (shrank && grew) return undefined;
  return shrank ? 'narrowed' : grew ? 'widened' : 'altered';
}

/** The type of a schema as text: `string or null`. */
export const typeText = (schema: Schema): string => {
  const title = stringAt(schema, 'title');
  const names = [...typeNames(schema)].join(' or ');
  return title === undefined ? names : `${names} (${title})`;
};
