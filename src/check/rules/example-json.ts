import type { Rule } from '../rule.js';

export const exampleJson: Rule = {
  id: 'example/json',
  severity: 'error',
  summary: 'An example is a string of invalid JSON.',
  explanation:
    'The example of a request body or a response may be a string that contains JSON. If the schema does not allow a string and the text is not valid JSON, the page shows a broken example. YAML is less error-prone.',
  prepare({ repository: { graph }, examples, apiFiles }) {
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, ''))
        for (const { problem } of graph.get(examples.api, path)) if (problem) report(problem);
    };
  },
};
