import { loadSwaggerValidator } from '../../openapi/swagger2/structure.js';
import { mismatchDiagnostic } from '../../schema/mismatch.js';
import type { Rule } from '../rule.js';

export const openapiSwagger: Rule = {
  id: 'openapi/swagger',
  severity: 'error',
  summary: 'An API file is no valid Swagger 2.0.',
  explanation:
    'Every file of every API is validated against the schema of Swagger 2.0, references resolved. Tools that read the files refuse what is invalid.',
  async check({ repository, report, count }) {
    const { graph, sources, layout, options } = repository;
    const validate = await loadSwaggerValidator();
    for (const { path } of layout.apiSources(sources.reader, options.protocol)) {
      const document = graph.get(sources.yaml, path);
      const value = graph.get(sources.resolved, path)?.value;
      if (!document || value === undefined) continue;
      count('API files');
      for (const mismatch of await validate(value, document.span)) {
        const {
          rule: _,
          severity: __,
          ...finding
        } = mismatchDiagnostic('', 'Not valid in Swagger 2.0', mismatch);
        report(finding);
      }
    }
  },
};
