import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, type YamlMap } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const schemaType: Rule = {
  id: 'schema/type',
  severity: 'info',
  summary: 'A schema has `properties` but no `type`.',
  explanation:
    'Without `type: object` a schema also matches strings, numbers and arrays, to which `properties` does not apply.',
  prepare({ ofKeywordMaps }) {
    // Entries of `allOf` inherit the type of the others.
    const inherited = new WeakSet<YamlMap>();
    return ofKeywordMaps('types', ['properties', 'allOf'], function* (map) {
      for (const part of listAt(map, 'allOf') ?? []) if (isMap(part)) inherited.add(part);
      const hasType = ['type', 'allOf', 'oneOf', 'anyOf', '$ref', 'enum', 'const'].some((key) =>
        Object.hasOwn(map, key),
      );
      const properties = mapAt(map, 'properties');
      const span = hasType || inherited.has(map) || !properties ? undefined : rangeOf(map, 'properties')?.key;
      if (span)
        yield { message: 'The schema has `properties` but no `type`.', span, help: 'Add `type: object`.' };
    });
  },
};
