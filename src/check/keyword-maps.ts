import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';

/** Keys under which anything may stand. */
const values = new Set(['example', 'examples', 'x-example', 'default', 'enum']);
/** Keys whose maps have names that authors choose. */
const named = new Set([
  'properties',
  'patternProperties',
  'definitions',
  'paths',
  'responses',
  'headers',
  'parameters',
  'dependencies',
  'securityDefinitions',
]);

/** The maps in a Swagger file or a schema whose keys mean something: neither values nor maps of names. */
export function* keywordMaps(value: YamlValue | undefined): Generator<YamlMap> {
  if (Array.isArray(value)) for (const item of value) yield* keywordMaps(item);
  if (!isMap(value)) return;
  yield value;
  for (const key of Object.keys(value)) {
    const entry = value[key];
    if (!isCollection(entry) || values.has(key)) continue;
    if (named.has(key)) for (const inner of Object.values(entry)) yield* keywordMaps(inner);
    else yield* keywordMaps(entry);
  }
}
