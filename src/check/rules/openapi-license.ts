import { rangeOf } from '../../yaml/ranges.js';
import { mapAt } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const openapiLicense: Rule = {
  id: 'openapi/license',
  severity: 'warning',
  summary: 'The licence of an API has neither an identifier nor a URL.',
  explanation:
    'A `license` with a name alone does not identify a text. Its `identifier` is one of SPDX, such as Apache-2.0, and its `url` is that of the text.',
  formats: ['Swagger 2.0', 'OpenAPI 3'],
  prepare({ repository: { sources }, ofOperations }) {
    return ofOperations('licences', (path, { get }) => {
      const info = mapAt(get(sources.yaml, path)?.value, 'info');
      const license = mapAt(info, 'license');
      const span = info && rangeOf(info, 'license')?.key;
      if (!license || !span || license.identifier !== undefined || license.url !== undefined) return [];
      return [
        {
          message: 'The licence has neither an identifier nor a URL.',
          span,
          help: 'Add its SPDX `identifier` or the `url` of its text.',
        },
      ];
    });
  },
};
