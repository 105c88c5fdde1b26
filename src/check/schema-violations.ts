import type { Query } from '../graph/graph.js';
import { isOpenApi } from '../openapi/read-api.js';
import type { MetaSchemas } from '../openapi/swagger2/structure.js';
import { type DialectName, draft2020, openApi30 } from '../schema/dialects.js';
import { validateAsLaterDialect } from '../schema/validate.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import { spanOf } from '../yaml/ranges.js';
import { isMap, mapAt, type YamlMap } from '../yaml/value.js';
import type { Finding } from './finding.js';
import { mismatchFinding } from './finding.js';
import type { Schemas } from './schemas.js';

/** Creates a query for the violations of the meta-schema in a schema file, by its path. */
export function createSchemaViolations(
  { graph, sources }: Repository,
  schemas: Schemas,
  maps: Query<readonly YamlMap[]>,
  { validateDraft4 }: MetaSchemas,
): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('schema violations', (path, { get }) => {
    const document = get(sources.yaml, path);
    if (!document || !isMap(document.value)) return [];
    const { value, span } = document;
    if (isOpenApi(value) && get(schemas.dialect, path) !== openApi30)
      return inlineSchemas(get(maps, path)).flatMap((schema) =>
        violationsOf(schema, spanOf(schema) ?? span, draft2020, 'Follow JSON Schema 2020-12.'),
      );
    if (!get(schemas.file, path)) return [];
    const dialect = get(schemas.dialect, path);
    const help = `Follow the dialect of JSON Schema that \`$schema\` names, or ${get(schemas.commonDialect, '') === draft2020 ? '2020-12' : 'draft 4'} by default.`;
    return violationsOf(value, span, dialect, help);
  });

  // A `$ref` in place of `properties` is resolved before schemas are read; `openapi/reference-position` reports it.
  function violationsOf(schema: YamlMap, span: Span, dialect: DialectName, help: string): Finding[] {
    const mismatches = validateAsLaterDialect(schema, span, dialect) ?? validateDraft4(schema, span);
    return mismatches
      .filter(({ path }) => path.at(-1) !== '$ref')
      .map((mismatch) => mismatchFinding('invalid JSON Schema', mismatch, help));
  }
}

/** The outermost schemas of parameters, headers and media types, with their references. */
const inlineSchemas = (maps: readonly YamlMap[]): YamlMap[] =>
  maps.flatMap((map) => {
    const schema = mapAt(map, 'schema');
    return schema ? [schema] : [];
  });
