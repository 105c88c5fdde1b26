import { closest } from '../../doc/closest.js';
import { undocumentedIn } from '../../schema/undocumented.js';
import { apiExamples, eventExamples } from '../examples.js';
import type { Rule } from '../rule.js';

export const exampleUndocumented: Rule = {
  id: 'example/undocumented',
  severity: 'warning',
  summary: 'An example shows a property that its schema does not document.',
  explanation:
    'A validator lets unknown properties pass, so a misspelt optional property goes unnoticed. Document the property, or correct its name in the example.',
  check({ repository, report }) {
    for (const examples of [eventExamples(repository), apiExamples(repository)]) {
      for (const { schema, value, span, subject } of examples) {
        for (const { name, span: at, known } of undocumentedIn(schema, value, span)) {
          const near = closest(name, known);
          report({
            message: `${name} in ${subject} is not documented.`,
            span: at,
            help: near === undefined ? 'Document it in the schema, or take it out.' : `Did you mean ${near}?`,
          });
        }
      }
    }
  },
};
