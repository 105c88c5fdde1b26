import type { Schema } from '../../schema/inherit.js';
import { spanOf } from '../../yaml/ranges.js';
import { exampleMismatches, schemaExample } from '../examples.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { walkSubschemas } from '../walk-subschemas.js';

export const exampleSchema: Rule = {
  id: 'example/schema',
  severity: 'error',
  summary: 'The `example` of a schema does not match the schema.',
  explanation:
    'If a request body or a response has no example, pages show the example of its schema, or one composed of the examples of its properties. Each is validated against the schema that contains it. Correct the example, or the schema if the example is right.',
  prepare({ repository: { graph }, apiFiles, dataFiles, schemas, byFile }) {
    const inApi = byFile('examples within API schemas', (path, { get }) =>
      // `example/api` covers the example of a whole body.
      get(schemas.api, path).flatMap(({ schema, location }) => [
        ...(location === 'body' ? [] : mismatchesIn(schema)),
        ...mismatchesWithin(schema),
      ]),
    );
    const inSchema = byFile('examples within a schema', (path, { get }) => {
      const schema = get(schemas.file, path);
      return schema ? [...mismatchesIn(schema), ...mismatchesWithin(schema)] : [];
    });
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
      for (const path of graph.get(dataFiles, '')) for (const finding of inSchema(path)) report(finding);
    };
  },
};

const mismatchesWithin = walkSubschemas(({ schema }) => mismatchesIn(schema));

function mismatchesIn(schema: Schema): readonly Finding[] {
  const span = spanOf(schema);
  if (!span) return [];
  return [...schemaExample(schema, span, 'the example')].flatMap((example) => [
    ...(example.problem ? [example.problem] : []),
    ...exampleMismatches(example),
  ]);
}
