import { closest } from '../../doc/closest.js';
import { rangeOf } from '../../yaml/ranges.js';
import type { Rule } from '../rule.js';

/** The URIs of dialects, without scheme and fragment. */
const dialects = [
  ...[
    'json-schema.org/draft-03/schema',
    'json-schema.org/draft-04/schema',
    'json-schema.org/draft-06/schema',
  ],
  ...['json-schema.org/draft-07/schema', 'json-schema.org/draft/2019-09/schema'],
  ...['json-schema.org/draft/2020-12/schema', 'json-schema.org/schema'],
  'spec.openapis.org/oas/3.1/dialect/base',
];

export const schemaDialect: Rule = {
  id: 'schema/dialect',
  severity: 'warning',
  summary: 'The `$schema` of a schema names an unknown dialect.',
  explanation:
    '`$schema` names the dialect of JSON Schema in which a schema is written. A schema with an unknown dialect is validated in the default dialect of the repository, which may ignore some of its keywords.',
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('dialects', ['$schema'], function* (map) {
      const { $schema } = map;
      const span = $schema === undefined ? undefined : rangeOf(map, '$schema')?.value;
      if (!span) return;
      const name = typeof $schema === 'string' ? $schema.replace(/^https?:\/\//, '').replace(/#$/, '') : '';
      if (dialects.includes(name)) return;
      const near = closest(name, dialects);
      yield {
        message: `Unknown dialect of JSON Schema ${JSON.stringify($schema)}.`,
        span,
        help:
          near === undefined
            ? 'Write the URI of a dialect, such as "http://json-schema.org/draft-04/schema#".'
            : `Did you mean "${near.includes('draft-') ? 'http' : 'https'}://${near}${near.includes('draft-') ? '#' : ''}"?`,
      };
    });
  },
};
