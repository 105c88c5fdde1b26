import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt, type YamlMap } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const schemaType: Rule = {
  id: 'schema/type',
  severity: 'info',
  summary: 'A schema has `properties` but no `type`, or a keyword of another type.',
  explanation:
    'Without `type: object` a schema also matches strings, numbers and arrays, to which `properties` does not apply. `items` has no effect on an object, and `properties` none on an array.',
  prepare({ ofKeywordMaps }) {
    // Entries of `allOf` inherit the type of the others.
    const inherited = new WeakSet<YamlMap>();
    return ofKeywordMaps('types', ['properties', 'items', 'allOf'], function* (map) {
      yield* mismatch(map);
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

/** Reports a keyword that has no effect on values of the schema's type. */
function* mismatch(map: YamlMap): Generator<Finding> {
  for (const [type, keyword, other] of [
    ['object', 'items', 'array'],
    ['array', 'properties', 'object'],
  ] as const) {
    const span = map.type === type && isMap(map[keyword]) ? rangeOf(map, keyword)?.key : undefined;
    if (span)
      yield {
        severity: 'warning',
        message: `\`${keyword}\` has no effect on the type "${type}".`,
        span,
        help: `Remove it, or write \`type: ${other}\`.`,
      };
  }
}
