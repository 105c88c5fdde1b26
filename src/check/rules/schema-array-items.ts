import { draft2020 } from '../../schema/dialects.js';
import { rangeOf } from '../../yaml/ranges.js';
import type { Rule } from '../rule.js';
import { apiDialect } from '../schemas.js';

export const schemaArrayItems: Rule = {
  id: 'schema/array-items',
  severity: 'warning',
  summary: 'An array schema has no `items`.',
  explanation:
    'A schema with `type: array` describes the elements under `items`. Without it, pages cannot show the type of the elements. In API files of Swagger 2.0 and OpenAPI 3.0 it is an error: tools reject the file.',
  prepare({ repository: { sources }, ofKeywordMaps }) {
    return ofKeywordMaps('arrays without items', ['type'], function* (map, path, { get }) {
      const hasNoItems = ['items', 'allOf', '$ref'].every((key) => map[key] === undefined);
      const span = map.type === 'array' && hasNoItems ? rangeOf(map, 'type')?.value : undefined;
      if (!span) return;
      const dialect = apiDialect(get(sources.yaml, path)?.value);
      const isParameter = Object.hasOwn(map, 'in');
      yield {
        ...((isParameter || (dialect !== undefined && dialect !== draft2020)) && {
          severity: 'error' as const,
        }),
        message: 'The array has no `items`.',
        span,
        help: 'Describe the elements of the array under `items`.',
      };
    });
  },
};
