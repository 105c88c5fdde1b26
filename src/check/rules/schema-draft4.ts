import type { Rule } from '../rule.js';

export const schemaDraft4: Rule = {
  id: 'schema/draft4',
  severity: 'error',
  summary: 'A schema is no JSON Schema (draft 4).',
  explanation:
    'Event schemas and the schemas in definitions/ are validated against the schema of JSON Schema, draft 4: known types, `required` a list of at least one name, `enum` with at least one value, patterns that are regular expressions. A schema that is none validates nothing.',
  prepare({ repository: { graph }, dataFiles, schemas, schemaViolations }) {
    return ({ report, count }) => {
      for (const path of graph.get(dataFiles, '')) {
        if (graph.get(schemas.file, path)) count('schema files');
        for (const finding of graph.get(schemaViolations, path)) report(finding);
      }
    };
  },
};
