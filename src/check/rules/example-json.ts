import type { Rule } from '../rule.js';

export const exampleJson: Rule = {
  id: 'example/json',
  severity: 'error',
  summary: 'An example that is a string of JSON cannot be read.',
  explanation:
    'The example of a body or of a response may be a string that holds JSON. Where the schema asks for something else than a string, and the text is no JSON, readers see a broken example. Writing it as YAML is easier to get right.',
  prepare({ repository: { graph }, examples, apiFiles }) {
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, ''))
        for (const { problem } of graph.get(examples.api, path)) if (problem) report(problem);
    };
  },
};
