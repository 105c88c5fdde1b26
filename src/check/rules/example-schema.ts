import type { DialectName } from '../../schema/dialects.js';
import type { Schema } from '../../schema/inherit.js';
import { spanOf } from '../../yaml/ranges.js';
import type { YamlValue } from '../../yaml/value.js';
import { exampleMismatches, schemaExamples } from '../example-values.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { walkSubschemas } from '../walk-subschemas.js';

export const exampleSchema: Rule = {
  id: 'example/schema',
  severity: 'error',
  summary: 'An example within a schema does not match the schema.',
  explanation:
    'If a request body or a response has no example, pages show the example of its schema, or one composed of the examples of its properties. Each `example`, and each entry of a list `examples`, is validated against the schema that contains it. Correct the example, or the schema if the example is right.',
  prepare({ repository: { graph }, apiFiles, dataFiles, schemas, byFile }) {
    const inApi = byFile('examples within API schemas', (path, { get }) =>
      // `example/api` covers the example of a whole body.
      get(schemas.api, path).flatMap(({ schema, location, dialect }) => [
        ...(location === 'body' ? [] : mismatchesIn(schema, dialect, get(schemas.shownExample, ''))),
        ...within(dialect, get(schemas.shownExample, ''))(schema),
      ]),
    );
    const inSchema = byFile('examples within a schema', (path, { get }) => {
      const schema = get(schemas.file, path);
      const dialect = get(schemas.dialect, path);
      const shown = get(schemas.shownExample, '');
      return schema ? [...mismatchesIn(schema, dialect, shown), ...within(dialect, shown)(schema)] : [];
    });
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
      for (const path of graph.get(dataFiles, '')) for (const finding of inSchema(path)) report(finding);
    };
  },
};

type Shown = (value: YamlValue) => YamlValue;

const walks = new WeakMap<Shown, Map<DialectName, (schema: Schema) => readonly Finding[]>>();

/** Returns the search for mismatches in all subschemas of a schema in a dialect. */
function within(dialect: DialectName, shown: Shown): (schema: Schema) => readonly Finding[] {
  const byDialect = walks.get(shown) ?? new Map();
  walks.set(shown, byDialect);
  const known =
    byDialect.get(dialect) ?? walkSubschemas(({ schema }) => mismatchesIn(schema, dialect, shown));
  byDialect.set(dialect, known);
  return known;
}

function mismatchesIn(schema: Schema, dialect: DialectName, shown: Shown): readonly Finding[] {
  if (!Object.hasOwn(schema, 'example') && !Object.hasOwn(schema, 'examples')) return none;
  const span = spanOf(schema);
  if (!span) return none;
  return [...schemaExamples({ schema, whole: span, subject: 'the example', dialect })].flatMap((example) => {
    if (example.problem) return [example.problem];
    return exampleMismatches(
      example.value === undefined ? example : { ...example, value: shown(example.value) },
    );
  });
}

const none: readonly Finding[] = [];
