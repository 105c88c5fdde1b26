import { patternOf } from '../../schema/accepts.js';
import { walkSchema } from '../../schema/walk.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, mapAt, stringAt } from '../../yaml/value.js';
import { findingOf } from '../findings.js';
import type { Finding, Rule } from '../rule.js';

export const schemaDraft4: Rule = {
  id: 'schema/draft4',
  severity: 'error',
  summary: 'A schema is no JSON Schema (draft 4).',
  explanation:
    'Event schemas and the schemas in definitions/ are validated against the schema of JSON Schema, draft 4: known types, `required` a list of at least one name, `enum` with at least one value, patterns that are regular expressions. A schema that is none validates nothing.',
  prepare({ repository: { graph, sources }, validateDraft4, dataFiles, schemas, byFile }) {
    const inFile = byFile('no JSON Schema', (path, { ask }) => {
      const document = ask(sources.yaml, path);
      if (!document || !isMap(document.value) || !ask(schemas.file, path)) return [];
      const found: Finding[] = validateDraft4(document.value, document.span).map((mismatch) =>
        findingOf('not valid in JSON Schema', mismatch),
      );
      walkSchema(document.value, (schema) => {
        const pattern = stringAt(schema, 'pattern');
        if (pattern !== undefined && !patternOf(pattern))
          found.push({
            message: `${pattern} is no regular expression.`,
            span: rangeOf(schema, 'pattern')?.value ?? document.span,
            help: 'Correct it: regular expressions are those of ECMAScript.',
          });
        const patterns = mapAt(schema, 'patternProperties') ?? {};
        for (const name of Object.keys(patterns)) {
          if (patternOf(name)) continue;
          found.push({
            message: `${name} is no regular expression.`,
            span: rangeOf(patterns, name)?.key ?? document.span,
            help: 'Correct it: the names of `patternProperties` are regular expressions.',
          });
        }
      });
      return found;
    });
    return ({ report, count }) => {
      for (const path of graph.get(dataFiles, '')) {
        if (graph.get(schemas.file, path)) count('schema files');
        for (const finding of inFile(path)) report(finding);
      }
    };
  },
};
