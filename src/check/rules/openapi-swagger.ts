import type { Rule } from '../rule.js';

export const openapiSwagger: Rule = {
  id: 'openapi/swagger',
  severity: 'error',
  summary: 'An API file is no valid Swagger 2.0.',
  explanation:
    'Every file of every API is validated against the schema of Swagger 2.0, references resolved. Tools that read the files refuse what is invalid.',
  prepare({ repository: { graph }, apiFiles, swaggerViolations }) {
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        count('API files');
        for (const finding of graph.get(swaggerViolations, path)) report(finding);
      }
    };
  },
};
