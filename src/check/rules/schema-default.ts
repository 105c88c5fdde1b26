import type { DialectName } from '../../schema/dialects.js';
import { validate } from '../../schema/validate.js';
import { compose, rangeOf } from '../../yaml/ranges.js';
import type { YamlMap, YamlValue } from '../../yaml/value.js';
import { mismatchFinding } from '../finding.js';
import type { Rule } from '../rule.js';

export const schemaDefault: Rule = {
  id: 'schema/default',
  severity: 'warning',
  summary: 'A `default`, `const` or `enum` value does not match its schema.',
  explanation:
    'JSON Schema recommends that a default be valid: an implementation that applies it would send an invalid value. A value of `enum` or `const` with another type can never occur.',
  prepare({ ofKeywordMaps, schemas }) {
    return ofKeywordMaps('defaults', ['default', 'const', 'enum'], function* (map, path, { get }) {
      const dialect = get(schemas.dialect, path);
      yield* mismatchesAt(map, 'default', map, dialect, 'the default', map.default);
      if (map.const !== undefined)
        yield* mismatchesAt(map, 'const', without(map, 'const'), dialect, 'the value of `const`', map.const);
      const values = Array.isArray(map.enum) ? map.enum : [];
      if (values.length === 0 || (map.type === undefined && map.pattern === undefined)) return;
      const schema = without(map, 'enum');
      for (const [i, value] of values.entries())
        yield* mismatchesAt(values, i, schema, dialect, `the value ${i + 1} of \`enum\``, value);
    });
  },
};

function* mismatchesAt(
  owner: YamlMap | YamlValue[],
  key: string | number,
  schema: YamlMap,
  dialect: DialectName,
  subject: string,
  value: YamlValue | undefined,
) {
  const span = value === undefined ? undefined : rangeOf(owner, key)?.value;
  if (value === undefined || !span) return;
  for (const mismatch of validate(schema, value, span, dialect))
    yield mismatchFinding(subject, mismatch, 'Correct the value, or the schema if the value is right.');
}

/** Returns the schema without a keyword; the others keep their positions. */
function without(map: YamlMap, keyword: string): YamlMap {
  const { [keyword]: _, ...rest } = map;
  return compose(rest, [map]);
}
