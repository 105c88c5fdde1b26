import type { Schema } from '../../schema/inherit.js';
import { spanOf } from '../../yaml/ranges.js';
import { misfits, schemaExample } from '../examples.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { walkSubschemas } from '../walk-subschemas.js';

export const exampleSchema: Rule = {
  id: 'example/schema',
  severity: 'error',
  summary: 'The `example` of a schema does not fit it.',
  explanation:
    'Where a body or a response has no example of its own, readers are shown that of its schema, or one that is made of those of its properties. Each is validated against the schema that it stands in. Correct the example, or the schema if the example is right.',
  prepare({ repository: { graph }, apiFiles, dataFiles, schemas, byFile }) {
    const inApi = byFile('examples within API schemas', (path, { get }) =>
      // The example of a whole body is one of the API's.
      get(schemas.api, path).flatMap(({ schema, place }) => [
        ...(place === 'body' ? [] : misfitsIn(schema)),
        ...misfitsWithin(schema),
      ]),
    );
    const inSchema = byFile('examples within a schema', (path, { get }) => {
      const schema = get(schemas.file, path);
      return schema ? [...misfitsIn(schema), ...misfitsWithin(schema)] : [];
    });
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
      for (const path of graph.get(dataFiles, '')) for (const finding of inSchema(path)) report(finding);
    };
  },
};

const misfitsWithin = walkSubschemas(({ schema }) => misfitsIn(schema));

function misfitsIn(schema: Schema): readonly Finding[] {
  const span = spanOf(schema);
  if (!span) return [];
  return [...schemaExample(schema, span, 'the example')].flatMap((example) => [
    ...(example.problem ? [example.problem] : []),
    ...misfits(example),
  ]);
}
