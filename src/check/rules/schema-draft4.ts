import { patternOf } from '../../schema/pattern/pattern.js';
import { patternKeywords, patternsIn } from '../patterns-in.js';
import type { Rule } from '../rule.js';

export const schemaDraft4: Rule = {
  id: 'schema/draft4',
  severity: 'error',
  summary: 'A schema is not valid JSON Schema (draft 4).',
  explanation:
    'Event schemas and the schemas in definitions/ are validated against the meta-schema of JSON Schema draft 4: known types, at least one name in `required`, at least one value in `enum`. Regular expressions are checked in API files as well. Validators ignore or reject invalid schemas.',
  prepare({ repository: { graph }, dataFiles, schemas, schemaViolations, ofKeywordMaps }) {
    const checkPatterns = ofKeywordMaps('regular expressions', patternKeywords, function* (map) {
      for (const { source, span, keyword } of patternsIn(map)) {
        if (!span || patternOf(source)) continue;
        yield {
          message: `Invalid regular expression "${source}".`,
          span,
          help:
            keyword === 'pattern'
              ? 'Write a regular expression in the syntax of ECMAScript.'
              : 'Write a regular expression in the syntax of ECMAScript as the key of `patternProperties`.',
        };
      }
    });
    return (findings) => {
      for (const path of graph.get(dataFiles, '')) {
        if (path.includes('/definitions/') || graph.get(schemas.file, path)) findings.count('schema files');
        for (const finding of graph.get(schemaViolations, path)) findings.report(finding);
      }
      checkPatterns(findings);
    };
  },
};
