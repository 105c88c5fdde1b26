import { isObject, type YamlObject, type YamlValue } from './resolved-yaml.js';

/**
 * The alternatives of a schema, from `oneOf` or from a list of types that contains schemas. Each is merged with its parents in `allOf`.
 *
 * @param written A schema without references. Anything else has no alternatives.
 */
export function alternativesOf(written: YamlValue): YamlObject[] {
  if (!isObject(written)) return [];
  const schema = withParents(written);
  const { oneOf, type } = schema;
  if (Array.isArray(oneOf)) return oneOf.flatMap(alternativesOf);
  if (!Array.isArray(type) || !type.some(isObject)) return [schema];
  return [
    { ...schema, type: type.filter((one) => !isObject(one)) },
    ...type.filter(isObject).map(withParents),
  ];
}

/** The names of the types of a schema. Without `type`, the other keywords imply it. */
export function typesOf(schema: YamlObject): string[] {
  const written = Array.isArray(schema.type) ? schema.type : [schema.type];
  const names = written.filter((type) => typeof type === 'string');
  if (names.length > 0) return names;
  if (['properties', 'additionalProperties', 'patternProperties'].some((key) => key in schema))
    return ['object'];
  if ('items' in schema) return ['array'];
  return Array.isArray(schema.enum) ? ['string'] : [];
}

function withParents(schema: YamlObject): YamlObject {
  const { allOf, ...own } = schema;
  const parents = Array.isArray(allOf) ? allOf.filter(isObject).map(withParents) : [];
  return parents.length === 0 ? own : [...parents, own].reduce(merged);
}

const merged = (whole: YamlObject, part: YamlObject): YamlObject => ({
  ...whole,
  ...part,
  ...mergedMap('properties', whole, part),
  ...mergedMap('patternProperties', whole, part),
  required: [whole.required, part.required].flatMap((names) => (Array.isArray(names) ? names : [])),
});

/** Merges properties of the same name, too: a schema often adds only a description to a property of its parent. */
function mergedMap(key: string, whole: YamlObject, part: YamlObject): YamlObject {
  const [before, after] = [whole[key], part[key]];
  if (!isObject(before) || !isObject(after)) return {};
  const all = Object.entries(after).map(([name, value]): [string, YamlValue] => {
    const parent = before[name];
    return [name, isObject(parent) && isObject(value) ? withParents({ allOf: [parent, value] }) : value];
  });
  return { [key]: { ...before, ...Object.fromEntries(all) } };
}
