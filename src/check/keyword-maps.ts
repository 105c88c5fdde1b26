import { isCollection, isMap, type YamlMap, type YamlValue } from '../yaml/value.js';

/** Keywords with arbitrary values. */
const valueKeywords = new Set(['example', 'examples', 'x-example', 'default', 'enum', 'const']);
/** Keywords with maps whose keys are names chosen by the author. */
const nameMapKeywords = new Set([
  'properties',
  'patternProperties',
  'definitions',
  'paths',
  'responses',
  'headers',
  'parameters',
  'dependencies',
  'securityDefinitions',
  // JSON Schema 2020-12
  '$defs',
  'dependentSchemas',
  // OpenAPI 3
  ...['content', 'encoding', 'callbacks', 'links', 'webhooks', 'schemas', 'requestBodies', 'pathItems'],
  ...['securitySchemes', 'variables', 'mapping', 'scopes'],
]);

/** Returns the maps in a Swagger file or a schema whose keys are keywords: neither example values nor maps of names. */
export function keywordMaps(value: YamlValue | undefined): YamlMap[] {
  const maps: YamlMap[] = [];
  addKeywordMaps(value, maps);
  return maps;
}

function addKeywordMaps(value: YamlValue | undefined, maps: YamlMap[]): void {
  if (Array.isArray(value)) for (const item of value) addKeywordMaps(item, maps);
  if (!isMap(value)) return;
  maps.push(value);
  for (const key in value) {
    const entry = value[key];
    if (!isCollection(entry) || valueKeywords.has(key)) continue;
    if (nameMapKeywords.has(key)) for (const inner of Object.values(entry)) addKeywordMaps(inner, maps);
    else addKeywordMaps(entry, maps);
  }
}
