import { closest } from '../../doc/closest.js';
import { isOpenApi } from '../../openapi/read-api.js';
import { isIncomplete } from '../../schema/incomplete.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiSecurity: Rule = {
  id: 'openapi/security',
  severity: 'error',
  summary: 'An operation uses an undefined security scheme.',
  explanation:
    'Each name under `security` refers to a scheme that `securityDefinitions` of the same file defines. Tools reject undefined schemes.',
  prepare({ repository: { sources }, operations, ofOperations }) {
    return ofOperations('security', function* (path, { get }): Generator<Finding> {
      const value = get(sources.resolved, path)?.value;
      const isVersion3 = isOpenApi(value);
      const definitions =
        mapAt(
          isVersion3 ? mapAt(value, 'components') : value,
          isVersion3 ? 'securitySchemes' : 'securityDefinitions',
        ) ?? {};
      // A reference that cannot be resolved may define any scheme.
      if (isIncomplete(definitions)) return;
      const defined = Object.keys(definitions);
      for (const entry of get(operations, path).list) {
        for (const choice of listAt(entry.operation, 'security') ?? []) {
          for (const name of isMap(choice) ? Object.keys(choice) : []) {
            if (!isMap(choice) || defined.includes(name)) continue;
            const near = closest(name, defined);
            yield {
              message: `Undefined security scheme "${name}" in ${operationName(entry)}.`,
              span: rangeOf(choice, name)?.key ?? entry.span,
              // In OpenAPI 3 another document may define the scheme.
              ...(isVersion3 ? { severity: 'warning' as const } : {}),
              help:
                near !== undefined
                  ? `Did you mean "${near}"?`
                  : `Define it under \`${isVersion3 ? 'components/securitySchemes' : 'securityDefinitions'}\`.`,
            };
          }
        }
      }
    });
  },
};
