import { closest } from '../../doc/closest.js';
import { undocumentedIn } from '../../schema/undocumented.js';
import type { Example } from '../examples.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const exampleUndocumented: Rule = {
  id: 'example/undocumented',
  severity: 'warning',
  summary: 'An example shows a property that its schema does not document.',
  explanation:
    'A validator lets unknown properties pass, so a misspelt optional property goes unnoticed. Document the property, or correct its name in the example.',
  prepare({ repository: { graph, models }, examples, apiFiles, byFile }) {
    const inEvent = byFile('undocumented in an example event', (name, { get }) => {
      const example = get(examples.event, name);
      return example ? undocumented(example) : [];
    });
    const inApi = byFile('undocumented in API examples', (path, { get }) =>
      get(examples.api, path).flatMap(undocumented),
    );
    return ({ report }) => {
      for (const name of graph.get(models.exampleNames, '')) for (const one of inEvent(name)) report(one);
      for (const { path } of graph.get(apiFiles, '')) for (const one of inApi(path)) report(one);
    };
  },
};

function undocumented({ schema, value, span, subject }: Example): Finding[] {
  if (value === undefined) return [];
  return undocumentedIn(schema, value, span).map(({ name, span: at, known }) => {
    const near = closest(name, known);
    return {
      message: `${name} in ${subject} is not documented.`,
      span: at,
      help: near === undefined ? 'Document it in the schema, or take it out.' : `Did you mean ${near}?`,
    };
  });
}
