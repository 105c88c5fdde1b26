import { misfits } from '../examples.js';
import type { Rule } from '../rule.js';

export const exampleEvent: Rule = {
  id: 'example/event',
  severity: 'error',
  summary: 'An example event does not fit the schema of its type.',
  explanation:
    'Implementers copy examples. Each file in event-schemas/examples is validated against the schema of its type (the part of its name before $), or of its variant where that has one.',
  prepare({ repository: { graph, models }, examples, byFile }) {
    const inFile = byFile('example events that do not fit', (name, { get }) => {
      const example = get(examples.event, name);
      return example ? misfits(example) : [];
    });
    return ({ report, count }) => {
      for (const name of graph.get(models.exampleNames, '')) {
        if (graph.get(examples.event, name)) count('example events');
        for (const finding of inFile(name)) report(finding);
      }
    };
  },
};
