import { variantSeparator } from '../../spec/models.js';
import type { Rule } from '../rule.js';

export const eventCoverage: Rule = {
  id: 'event/coverage',
  severity: 'warning',
  summary: 'An event schema has no example, or an example has no schema.',
  explanation:
    'Every event type has a schema and at least one example. Examples are named like the schema, with a variant after $.',
  check({ repository, report }) {
    const { graph, models, sources, layout } = repository;
    const schemas = graph.get(models.eventNames, '');
    const examples = graph.get(models.exampleNames, '').filter((name) => !name.endsWith('.json'));
    const typeOf = (name: string): string => name.split(variantSeparator)[0] ?? name;
    const shown = new Set(examples.flatMap((name) => [name, typeOf(name)]));
    const known = new Set(schemas);
    const start = (path: string) => {
      const source = graph.get(sources.text, path);
      return source && { source, start: 0, end: Math.min(source.text.length, source.line(1).length) };
    };
    for (const name of schemas) {
      const span = shown.has(name) ? undefined : start(`${layout.eventSchemas}/${name}`);
      if (span)
        report({ message: `${name} has no example.`, span, help: `Add ${layout.eventExamples}/${name}.` });
    }
    for (const name of examples) {
      const span =
        known.has(name) || known.has(typeOf(name)) ? undefined : start(`${layout.eventExamples}/${name}`);
      if (span)
        report({
          message: `There is no schema for this example.`,
          span,
          severity: 'error',
          help: `Add ${layout.eventSchemas}/${typeOf(name)}, or correct the name.`,
        });
    }
  },
};
