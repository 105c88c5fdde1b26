import type { Rule } from '../rule.js';

export const openapiSwagger: Rule = {
  id: 'openapi/swagger',
  severity: 'error',
  summary: 'An API file is not valid Swagger 2.0.',
  explanation:
    'Every API file is validated against the schema of Swagger 2.0, with references resolved. Tools reject invalid files.',
  formats: ['Swagger 2.0'],
  prepare({ repository: { graph }, apiFiles, operations, swaggerViolations }) {
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        if (!graph.get(operations, path).isOpenApi) count('API files');
        for (const finding of graph.get(swaggerViolations, path)) report(finding);
      }
    };
  },
};
