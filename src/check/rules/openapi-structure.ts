import type { Rule } from '../rule.js';

export const openapiStructure: Rule = {
  id: 'openapi/structure',
  severity: 'error',
  summary: 'An API file is not valid OpenAPI 3.',
  explanation:
    'Every API file that declares `openapi: 3.…` is validated against the schema of that version, with references resolved. Tools reject invalid files.',
  formats: ['OpenAPI 3'],
  prepare({ repository: { graph }, apiFiles, operations, openApiViolations }) {
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        if (graph.get(operations, path).isOpenApi) count('API files');
        for (const finding of graph.get(openApiViolations, path)) report(finding);
      }
    };
  },
};
