import { variantSeparator } from '../../spec/models.js';
import type { Rule } from '../rule.js';

export const eventCoverage: Rule = {
  id: 'event/coverage',
  severity: 'warning',
  summary: 'An event schema has no example, or an example has no schema.',
  explanation:
    'Every event type has a schema and at least one example. Examples are named like the schema, with a variant after $.',
  prepare({ repository: { graph, models, layout }, firstLine }) {
    return ({ report }) => {
      const schemas = graph.get(models.eventNames, '');
      const examples = graph.get(models.exampleNames, '').filter((name) => !name.endsWith('.json'));
      const shown = new Set(examples.flatMap((name) => [name, typeOf(name)]));
      const known = new Set(schemas);
      for (const name of schemas) {
        const span = shown.has(name) ? undefined : firstLine(`${layout.eventSchemas}/${name}`);
        if (span)
          report({
            message: `The event "${name}" has no example.`,
            span,
            help: `Add ${layout.eventExamples}/${name}.`,
          });
      }
      for (const name of examples) {
        if (known.has(name) || known.has(typeOf(name))) continue;
        const span = firstLine(`${layout.eventExamples}/${name}`);
        if (span)
          report({
            message: `The example "${name}" has no schema.`,
            span,
            severity: 'error',
            help: `Add ${layout.eventSchemas}/${typeOf(name)}, or correct the name.`,
          });
      }
    };
  },
};

const typeOf = (name: string): string => name.split(variantSeparator)[0] ?? name;
