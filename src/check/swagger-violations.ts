import type { Query } from '../graph/graph.js';
import type { MetaSchemas } from '../openapi/swagger2/structure.js';
import type { Mismatch } from '../schema/mismatch.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import type { Finding } from './finding.js';
import { mismatchFinding } from './finding.js';

/** What is no valid Swagger in an API file and in what it refers to, by its path. */
export function createSwaggerViolations(
  { graph, sources }: Repository,
  schemaViolations: Query<readonly Finding[]>,
  { validateSwagger }: MetaSchemas,
): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('no valid Swagger', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    if (!document || value === undefined) return [];
    const found = validateSwagger(value, document.span);
    return found
      .filter((mismatch) => !hasOwnRule(mismatch) && !isReportedElsewhere(mismatch.span))
      .map((mismatch) =>
        mismatchFinding(
          'not valid in Swagger 2.0',
          mismatch,
          'Write it as the specification of Swagger 2.0 describes.',
        ),
      );

    // A schema of another file that is no JSON Schema is told of there.
    function isReportedElsewhere({ source, start }: Span): boolean {
      if (source === document?.source) return false;
      const faults = get(schemaViolations, source.path);
      return faults.some((fault) => fault.span.source === source && fault.span.start === start);
    }
  });
}

/** Faults for which there are rules of their own: operations without responses, parameters that are declared twice. */
function hasOwnRule({ keyword, path, property }: Mismatch): boolean {
  const last = path.at(-1);
  return (
    (keyword === 'required' && property === 'responses') ||
    (last === 'responses' && (keyword === 'minProperties' || keyword === 'not')) ||
    (last === 'parameters' && keyword === 'uniqueItems')
  );
}
