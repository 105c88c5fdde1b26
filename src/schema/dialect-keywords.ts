import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';
import { laterAssertions } from './keywords.js';
import { simpleLaterKeywords } from './matcher.js';
import { recursiveTarget } from './recursion.js';

/**
 * How far a schema depends on its dialect: `none` if it means the same in draft 4 and later dialects, `simple` if only keywords of later
 * dialects that the matcher knows make a difference, otherwise `all`.
 */
export type DialectDependence = 'none' | 'simple' | 'all';

/** Keywords whose values are schemas or lists of schemas. A boolean below the last two means the same in every dialect. */
const schemaKeywords = ['items', 'allOf', 'anyOf', 'oneOf', 'not', 'additionalProperties', 'additionalItems'];
/** Keywords whose values are maps of schemas by name. */
const mapKeywords = ['properties', 'patternProperties'];
const later: ReadonlySet<string> = new Set(
  [...laterAssertions, 'dependencies', '$dynamicRef', '$recursiveRef', '$ref', '$id', '$anchor'].filter(
    (keyword) => !simpleLaterKeywords.has(keyword),
  ),
);

const known = new WeakMap<YamlMap, DialectDependence>();

/** Returns how far a schema depends on its dialect. */
export function dialectDependence(schema: YamlMap): DialectDependence {
  const before = known.get(schema);
  if (before) return before;
  let result: DialectDependence = 'none';
  const seen = new Set<YamlMap>([schema]);
  /** Returns whether a part is a boolean schema. */
  const add = (part: YamlValue | undefined): boolean => {
    if (typeof part === 'boolean') return true;
    if (isMap(part) && known.get(part) !== 'none') seen.add(part);
    return false;
  };
  for (const one of seen) {
    if (hasLaterKeyword(one) || partsOf(one).some(add)) {
      known.set(schema, 'all');
      return 'all';
    }
    for (const keyword of simpleLaterKeywords.keys())
      if (Object.hasOwn(one, keyword)) {
        result = 'simple';
        if (isMap(one[keyword])) add(one[keyword]);
      }
    add(recursiveTarget(one));
  }
  if (result === 'none') for (const one of seen) known.set(one, 'none');
  else known.set(schema, result);
  return result;
}

function hasLaterKeyword(schema: YamlMap): boolean {
  for (const keyword in schema)
    if (later.has(keyword) && !(keyword === '$ref' && recursiveTarget(schema) !== undefined)) return true;
  return (
    typeof schema.exclusiveMinimum === 'number' ||
    typeof schema.exclusiveMaximum === 'number' ||
    Array.isArray(schema.items)
  );
}

/** The schemas within a schema. */
function partsOf(schema: YamlMap): (YamlValue | undefined)[] {
  const parts: (YamlValue | undefined)[] = [];
  for (const keyword of schemaKeywords) {
    const value = schema[keyword];
    if (Array.isArray(value)) parts.push(...value);
    else if (isMap(value) || !keyword.startsWith('additional')) parts.push(value);
  }
  for (const keyword of mapKeywords) {
    const map = schema[keyword];
    if (isMap(map)) parts.push(...Object.values(map));
  }
  return parts;
}
