import { closest } from '../../doc/closest.js';
import { isIncomplete } from '../../schema/incomplete.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import { operationName } from '../operations.js';
import type { Rule } from '../rule.js';

export const openapiSecurity: Rule = {
  id: 'openapi/security',
  severity: 'warning',
  summary: 'An operation needs a kind of access that its file does not define.',
  explanation:
    'The names under `security` are those of `securityDefinitions` of the same file. Programs that read the file do not know what is meant by others.',
  prepare({ repository: { sources }, operations, ofOperations }) {
    return ofOperations('security', function* (path, { get }): Generator<Finding> {
      const definitions = mapAt(get(sources.resolved, path)?.value, 'securityDefinitions') ?? {};
      // What a file that cannot be read would have defined is not known.
      if (isIncomplete(definitions)) return;
      const defined = Object.keys(definitions);
      for (const place of get(operations, path).list) {
        for (const choice of listAt(place.operation, 'security') ?? []) {
          for (const name of isMap(choice) ? Object.keys(choice) : []) {
            if (!isMap(choice) || defined.includes(name)) continue;
            const near = closest(name, defined);
            yield {
              message: `${operationName(place)} needs ${name}, which securityDefinitions does not have.`,
              span: rangeOf(choice, name)?.key ?? place.span,
              help: near === undefined ? 'Define it there.' : `Did you mean ${near}?`,
            };
          }
        }
      }
    });
  },
};
