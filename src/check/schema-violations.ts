import type { Query } from '../graph/graph.js';
import type { MetaSchemas } from '../openapi/swagger2/structure.js';
import { patternOf } from '../schema/matcher.js';
import { validateAsLaterDialect } from '../schema/validate.js';
import { walkSchema } from '../schema/walk.js';
import type { Repository } from '../spec/repository.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, mapAt, stringAt } from '../yaml/value.js';
import type { Finding } from './finding.js';
import { mismatchFinding } from './finding.js';
import type { Schemas } from './schemas.js';

/** What is no JSON Schema of its dialect in a file that is one, by its path. */
export function createSchemaViolations(
  { graph, sources }: Repository,
  schemas: Schemas,
  { validateDraft4 }: MetaSchemas,
): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('no JSON Schema', (path, { get }) => {
    const document = get(sources.yaml, path);
    if (!document || !isMap(document.value) || !get(schemas.file, path)) return [];
    const { value, span } = document;
    const found: Finding[] = (validateAsLaterDialect(value, span) ?? validateDraft4(value, span)).map(
      (mismatch) =>
        mismatchFinding(
          'not valid in JSON Schema',
          mismatch,
          'Write it as its dialect of JSON Schema describes: draft 4, unless `$schema` says otherwise.',
        ),
    );
    walkSchema(document.value, (schema) => {
      const pattern = stringAt(schema, 'pattern');
      if (pattern !== undefined && !patternOf(pattern))
        found.push({
          message: `${pattern} is no regular expression.`,
          span: rangeOf(schema, 'pattern')?.value ?? document.span,
          help: 'Correct it: regular expressions are those of ECMAScript.',
        });
      const patterns = mapAt(schema, 'patternProperties') ?? {};
      for (const name of Object.keys(patterns)) {
        if (patternOf(name)) continue;
        found.push({
          message: `${name} is no regular expression.`,
          span: rangeOf(patterns, name)?.key ?? document.span,
          help: 'Correct it: the names of `patternProperties` are regular expressions.',
        });
      }
    });
    return found;
  });
}
