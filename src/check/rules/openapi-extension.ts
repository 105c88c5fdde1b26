import { closest } from '../../doc/closest.js';
import { addedInVersion, changedInVersion } from '../../schema/extensions.js';
import { rangeOf } from '../../yaml/ranges.js';
import type { Rule } from '../rule.js';

/** The extension keys that this toolchain uses. */
const extensions = ['x-example', 'x-pattern', 'x-alias'];
/** The extension keys of the layout of 2021. */
const modernExtensions = [addedInVersion, changedInVersion, 'x-pattern-format', 'x-weight'];

export const openapiExtension: Rule = {
  id: 'openapi/extension',
  severity: 'warning',
  summary: 'A key that begins with `x-` resembles a known extension.',
  explanation:
    'Swagger allows any key that begins with `x-`, so validators accept misspelt ones. The extensions used here are x-example, the example of a parameter; x-pattern, the name shown for property names that match a pattern; and x-alias, a further path of an operation. Those of the layout of 2021 are x-addedInMatrixVersion, x-changedInMatrixVersion, x-pattern-format, the format of property names, and x-weight, the position of an event in its group.',
  prepare({ repository: { site }, ofKeywordMaps }) {
    const known = site ? modernExtensions : extensions;
    return ofKeywordMaps('extension keys', 'all', function* (map) {
      for (const key of Object.keys(map)) {
        if (!key.startsWith('x-') || known.includes(key)) continue;
        const near = closest(key, known);
        const span = rangeOf(map, key)?.key;
        if (near !== undefined && span)
          yield { message: `Unknown extension "${key}".`, span, help: `Did you mean "${near}"?` };
      }
    });
  },
};
