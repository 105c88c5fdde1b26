import { rangeOf } from '../../yaml/ranges.js';
import { isMap } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

export const openapiVersion: Rule = {
  id: 'openapi/version',
  severity: 'warning',
  summary: 'An API file declares another version of Swagger or OpenAPI than the others.',
  explanation:
    'The files of all APIs share definitions and are merged, so they declare the same version: `swagger: "2.0"`, or `openapi: 3.1.0`.',
  formats: ['Swagger 2.0', 'OpenAPI 3'],
  prepare({ repository: { graph, sources }, apiFiles }) {
    return ({ report }) => {
      const declared = graph.get(apiFiles, '').flatMap(({ path }) => {
        const root = graph.get(sources.yaml, path)?.value;
        if (!isMap(root)) return [];
        const key = Object.hasOwn(root, 'openapi') ? 'openapi' : 'swagger';
        const span = rangeOf(root, key)?.value;
        return span && root[key] !== undefined ? [{ version: `${key}: ${String(root[key])}`, span }] : [];
      });
      const counts = new Map<string, number>();
      for (const { version } of declared) counts.set(version, (counts.get(version) ?? 0) + 1);
      const [common] = [...counts].sort(([, a], [, b]) => b - a);
      if (!common) return;
      for (const { version, span } of declared)
        if (version !== common[0] && common[1] > 2 * (counts.get(version) ?? 0))
          report({
            message: `The file declares \`${version}\`, most others \`${common[0]}\`.`,
            span,
            help: 'Declare the same version.',
          });
    };
  },
};
