import { exampleMismatches } from '../example-values.js';
import type { Rule } from '../rule.js';

export const exampleApi: Rule = {
  id: 'example/api',
  severity: 'error',
  summary: 'An example of a request or a response does not match its schema.',
  explanation:
    'Examples of request bodies, responses and parameters (x-example) are validated against their schemas, with references resolved. Correct the example, or the schema if the example is right.',
  prepare({ repository: { graph }, examples, apiFiles, byFile }) {
    const inFile = byFile('invalid API examples', (path, { get }) =>
      get(examples.api, path).flatMap(exampleMismatches),
    );
    return ({ report, count }) => {
      for (const { path } of graph.get(apiFiles, '')) {
        count('API examples', graph.get(examples.api, path).length);
        for (const finding of inFile(path)) report(finding);
      }
    };
  },
};
