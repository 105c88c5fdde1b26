import type { Query } from '../graph/graph.js';
import type { MetaSchemas } from '../openapi/swagger2/structure.js';
import { draft4 } from '../schema/dialects.js';
import { validateAsLaterDialect } from '../schema/validate.js';
import type { Repository } from '../spec/repository.js';
import { isMap } from '../yaml/value.js';
import type { Finding } from './finding.js';
import { mismatchFinding } from './finding.js';
import type { Schemas } from './schemas.js';

/** Creates a query for the violations of the meta-schema in a schema file, by its path. */
export function createSchemaViolations(
  { graph, sources }: Repository,
  schemas: Schemas,
  { validateDraft4 }: MetaSchemas,
): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('schema violations', (path, { get }) => {
    const document = get(sources.yaml, path);
    if (!document || !isMap(document.value) || !get(schemas.file, path)) return [];
    const { value, span } = document;
    const dialect = get(schemas.dialect, path);
    const help = `Follow the dialect of JSON Schema that \`$schema\` names, or ${get(schemas.commonDialect, '') === draft4 ? 'draft 4' : '2020-12'} by default.`;
    return (validateAsLaterDialect(value, span, dialect) ?? validateDraft4(value, span)).map((mismatch) =>
      mismatchFinding('invalid JSON Schema', mismatch, help),
    );
  });
}
