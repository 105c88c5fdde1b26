import { nameOf } from '../../source/reader.js';
import { eventTypeOf } from '../event-files.js';
import type { Rule } from '../rule.js';

export const eventCoverage: Rule = {
  id: 'event/coverage',
  severity: 'warning',
  summary: 'An event schema has no example, or an example has no schema.',
  explanation:
    'Every event type has a schema and at least one example. Examples are named like the schema, with a variant after $.',
  prepare({ repository: { graph, layout }, eventFiles, firstLine }) {
    return ({ report }) => {
      const schemas = graph.get(eventFiles.schemas, '');
      const examples = graph.get(eventFiles.examples, '');
      const shown = new Set([...examples.keys()].flatMap((name) => [name, eventTypeOf(name)]));
      for (const [name, path] of schemas) {
        const span = shown.has(name) ? undefined : firstLine(path);
        if (span)
          report({
            message: `The event "${name}" has no example.`,
            span,
            help: `Add ${layout.eventExamples}/${nameOf(path)}.`,
          });
      }
      for (const [name, path] of examples) {
        const type = eventTypeOf(name);
        if (schemas.has(name) || schemas.has(type)) continue;
        const span = firstLine(path);
        if (span)
          report({
            message: `The example "${name}" has no schema.`,
            span,
            severity: 'error',
            help: `Add ${layout.eventSchemas}/${nameOf(path).replace(name, type)}, or correct the name.`,
          });
      }
    };
  },
};
