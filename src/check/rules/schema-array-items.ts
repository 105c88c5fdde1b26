import { rangeOf } from '../../yaml/ranges.js';
import type { Rule } from '../rule.js';

export const schemaArrayItems: Rule = {
  id: 'schema/array-items',
  severity: 'warning',
  summary: 'An array schema has no `items`.',
  explanation:
    'A schema with `type: array` describes the elements under `items`. Without it, pages cannot show the type of the elements, and Swagger tools reject the file.',
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('arrays without items', ['type'], function* (map) {
      const hasNoItems = ['items', 'allOf', '$ref'].every((key) => map[key] === undefined);
      const span = map.type === 'array' && hasNoItems ? rangeOf(map, 'type')?.value : undefined;
      if (span)
        yield {
          // Swagger requires it for parameters and headers.
          ...(Object.hasOwn(map, 'in') && { severity: 'error' as const }),
          message: 'The array has no `items`.',
          span,
          help: 'Describe the elements of the array under `items`.',
        };
    });
  },
};
