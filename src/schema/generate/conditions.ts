import { isMap, listAt, mapAt, valueAt, type YamlValue } from '../../yaml/value.js';
import type { Schema } from '../inherit.js';
import { matchingText } from '../pattern/matching-text.js';
import { patternOf } from '../pattern/pattern.js';

const implied: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'patternProperties', 'additionalProperties', 'required', 'minProperties']],
  ['array', ['items', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['multipleOf', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']],
];

/** Returns the types that a schema allows, `null` last; without `type`, the one to which its keywords apply. */
export function typesOf(schema: Schema): readonly YamlValue[] {
  const type = valueAt(schema, 'type');
  if (Array.isArray(type))
    return [...type.filter((one) => one !== 'null'), ...type.filter((one) => one === 'null')];
  if (type !== undefined) return [type];
  return implied
    .filter(([, keywords]) => keywords.some((key) => valueAt(schema, key) !== undefined))
    .map(([one]) => one);
}

/** Returns the alternatives of `oneOf` and `anyOf`, `null` last. */
export function alternativesOf(schema: Schema): Schema[] {
  const all = [listAt(schema, 'oneOf') ?? [], listAt(schema, 'anyOf') ?? []].flat().filter(isMap);
  const isNull = ({ type }: Schema): boolean => type === 'null';
  return [...all.filter((one) => !isNull(one)), ...all.filter(isNull)];
}

/** Returns the names of the required properties. */
export const requiredIn = (schema: Schema): ReadonlySet<string> =>
  new Set((listAt(schema, 'required') ?? []).filter((name) => typeof name === 'string'));

/** Returns an accepted name that `patternProperties` describes; `undefined` if there is none. */
export function otherName(schema: Schema, isAccepted: (name: string) => boolean): string | undefined {
  for (const pattern of Object.keys(mapAt(schema, 'patternProperties') ?? {})) {
    const name = matchingText(pattern, isAccepted);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Returns the schema of a property that is not in `properties`; `undefined` if no schema describes it. */
export function otherProperty(schema: Schema, name: string): Schema | undefined {
  const patterns = mapAt(schema, 'patternProperties') ?? {};
  for (const pattern of Object.keys(patterns)) {
    const property = patterns[pattern];
    if (isMap(property) && patternOf(pattern)?.test(name)) return property;
  }
  const additional = valueAt(schema, 'additionalProperties');
  return isMap(additional) && Object.keys(additional).length > 0 ? additional : undefined;
}
