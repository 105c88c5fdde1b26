import type { Rule } from '../rule.js';

export const schemaDraft4: Rule = {
  id: 'schema/draft4',
  severity: 'error',
  summary: 'A schema is not valid JSON Schema (draft 4).',
  explanation:
    'Event schemas and the schemas in definitions/ are validated against the meta-schema of JSON Schema draft 4: known types, at least one name in `required`, at least one value in `enum`, valid regular expressions. Validators ignore or reject invalid schemas.',
  prepare({ repository: { graph }, dataFiles, schemas, schemaViolations }) {
    return ({ report, count }) => {
      for (const path of graph.get(dataFiles, '')) {
        if (graph.get(schemas.file, path)) count('schema files');
        for (const finding of graph.get(schemaViolations, path)) report(finding);
      }
    };
  },
};
