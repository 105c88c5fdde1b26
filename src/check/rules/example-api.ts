import { misfits } from '../examples.js';
import type { Rule } from '../rule.js';

export const exampleApi: Rule = {
  id: 'example/api',
  severity: 'error',
  summary: 'An example of a request or a response does not fit its schema.',
  explanation:
    'Examples of bodies, of responses and of parameters (x-example) are validated against their schemas, references resolved. Correct the example, or the schema if the example is right.',
  prepare({ repository: { graph }, examples, apiFiles, byFile }) {
    const inFile = byFile('examples that do not fit', (path, { get }) =>
      get(examples.api, path).flatMap(misfits),
    );
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        count('API examples', graph.get(examples.api, path).length);
        for (const finding of inFile(path)) report(finding);
      }
    };
  },
};
