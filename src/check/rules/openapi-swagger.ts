import { findingOf } from '../findings.js';
import type { Rule } from '../rule.js';

export const openapiSwagger: Rule = {
  id: 'openapi/swagger',
  severity: 'error',
  summary: 'An API file is no valid Swagger 2.0.',
  explanation:
    'Every file of every API is validated against the schema of Swagger 2.0, references resolved. Tools that read the files refuse what is invalid.',
  prepare({ repository: { graph, sources }, validateSwagger, apiFiles, byFile }) {
    const inFile = byFile('no valid Swagger', (path, { ask }) => {
      const document = ask(sources.yaml, path);
      const value = ask(sources.resolved, path)?.value;
      if (!document || value === undefined) return [];
      return validateSwagger(value, document.span).map((mismatch) =>
        findingOf('not valid in Swagger 2.0', mismatch),
      );
    });
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        count('API files');
        for (const finding of inFile(path)) report(finding);
      }
    };
  },
};
