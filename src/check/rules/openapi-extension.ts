import { closest } from '../../doc/closest.js';
import { rangeOf } from '../../yaml/ranges.js';
import type { Rule } from '../rule.js';

/** The extension keys that this toolchain uses. */
const extensions = ['x-example', 'x-pattern', 'x-alias'];

export const openapiExtension: Rule = {
  id: 'openapi/extension',
  severity: 'warning',
  summary: 'A key that begins with `x-` resembles a known extension.',
  explanation:
    'Swagger allows any key that begins with `x-`, so validators accept misspelt ones. The extensions used here are x-example, the example of a parameter; x-pattern, the name shown for property names that match a pattern; and x-alias, a further path of an operation.',
  prepare({ ofKeywordMaps }) {
    return ofKeywordMaps('extension keys', 'all', function* (map) {
      for (const key of Object.keys(map)) {
        if (!key.startsWith('x-') || extensions.includes(key)) continue;
        const near = closest(key, extensions);
        const span = rangeOf(map, key)?.key;
        if (near !== undefined && span)
          yield { message: `Unknown extension "${key}".`, span, help: `Did you mean "${near}"?` };
      }
    });
  },
};
