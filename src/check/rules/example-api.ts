import { apiExamples, validateExample } from '../examples.js';
import type { Rule } from '../rule.js';

export const exampleApi: Rule = {
  id: 'example/api',
  severity: 'error',
  summary: 'An example of a request or a response does not fit its schema.',
  explanation:
    'Examples of bodies, of responses and of parameters (x-example) are validated against their schemas, references resolved. Correct the example, or the schema if the example is right.',
  async check(context) {
    for (const example of apiExamples(context.repository)) {
      context.count('API examples');
      await validateExample(example, context);
    }
  },
};
