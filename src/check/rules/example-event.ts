import { exampleMismatches } from '../example-values.js';
import type { Rule } from '../rule.js';

export const exampleEvent: Rule = {
  id: 'example/event',
  severity: 'error',
  summary: 'An example event does not match the schema of its type.',
  explanation:
    'Implementers copy examples. Each file in event-schemas/examples is validated against the schema of its event type (the part of its name before $), or of its variant if that has a schema.',
  prepare({ repository: { graph }, eventFiles, examples, byFile }) {
    const inFile = byFile('invalid example events', (name, { get }) => {
      const example = get(examples.event, name);
      return example ? exampleMismatches(example) : [];
    });
    return ({ report, count }) => {
      for (const name of graph.get(eventFiles.examples, '').keys()) {
        if (graph.get(examples.event, name)) count('example events');
        for (const finding of inFile(name)) report(finding);
      }
    };
  },
};
