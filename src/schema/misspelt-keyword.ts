import { closest } from '../doc/closest.js';
import type { YamlMap } from '../yaml/value.js';
import { keywords, laterKeywords } from './keywords.js';

/** Keywords that describe properties. */
const describing = ['properties', 'patternProperties', 'additionalProperties', 'allOf', 'anyOf', 'oneOf'];

/** Whether a schema has a misspelt keyword in place of one that describes properties, so that none of these is known. */
export function hasMisspeltProperties(schema: YamlMap): boolean {
  return Object.keys(schema).some(
    (key) =>
      !keywords.has(key) &&
      !laterKeywords.has(key) &&
      !key.startsWith('x-') &&
      closest(key, describing) !== undefined,
  );
}
