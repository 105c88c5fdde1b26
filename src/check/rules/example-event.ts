import { eventExamples, validateExample } from '../examples.js';
import type { Rule } from '../rule.js';

export const exampleEvent: Rule = {
  id: 'example/event',
  severity: 'error',
  summary: 'An example event does not fit the schema of its type.',
  explanation:
    'Implementers copy examples. Each file in event-schemas/examples is validated against the schema of its type (the part of its name before $), or of its variant where that has one.',
  async check(context) {
    for (const example of eventExamples(context.repository)) {
      context.count('example events');
      await validateExample(example, context);
    }
  },
};
