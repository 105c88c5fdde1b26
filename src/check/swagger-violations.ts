import type { Query } from '../graph/graph.js';
import { validateOpenApi } from '../openapi/openapi3/structure.js';
import { isOpenApi } from '../openapi/read-api.js';
import type { MetaSchemas } from '../openapi/swagger2/structure.js';
import type { Mismatch } from '../schema/mismatch.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import type { Finding } from './finding.js';
import { mismatchFinding } from './finding.js';

/** Creates a query for the violations of Swagger 2.0 in an API file and the files it refers to, by its path. */
export function createSwaggerViolations(
  { graph, sources }: Repository,
  schemaViolations: Query<readonly Finding[]>,
  { validateSwagger }: MetaSchemas,
): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('Swagger violations', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined || isOpenApi(value)) return [];
    return validateSwagger(value, document.span)
      .filter((mismatch) => !hasDedicatedRule(mismatch) && !isReportedElsewhere(mismatch.span))
      .map((mismatch) =>
        mismatchFinding('invalid Swagger 2.0', mismatch, 'Follow the Swagger 2.0 specification.'),
      );

    // A schema violation in another file is reported by `schema/draft4`.
    function isReportedElsewhere({ source, start }: Span): boolean {
      if (source === document?.source) return false;
      const violations = get(schemaViolations, source.path);
      return violations.some(({ span }) => span.source === source && span.start === start);
    }
  });
}

/** Creates a query for the violations of OpenAPI 3 in an API file and the files it refers to, by its path. */
export function createOpenApiViolations({ graph, sources }: Repository): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('OpenAPI violations', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined || !isOpenApi(value)) return [];
    return validateOpenApi(value, document.span)
      .filter((mismatch) => !hasDedicatedRule(mismatch))
      .map((mismatch) => mismatchFinding('invalid OpenAPI 3', mismatch, 'Follow the OpenAPI specification.'));
  });
}

/** Whether another rule reports the violation: operations without responses, duplicate parameters. */
function hasDedicatedRule({ keyword, path, property }: Mismatch): boolean {
  const last = path.at(-1);
  return (
    (keyword === 'required' && property === 'responses') ||
    (last === 'responses' && (keyword === 'minProperties' || keyword === 'not')) ||
    (last === 'parameters' && keyword === 'uniqueItems')
  );
}
