import type { Query } from '../graph/graph.js';
import { validateOpenApi } from '../openapi/openapi3/structure.js';
import { isOpenApi } from '../openapi/read-api.js';
import type { MetaSchemas } from '../openapi/swagger2/structure.js';
import { keywords } from '../schema/keywords.js';
import type { Mismatch } from '../schema/mismatch.js';
import type { Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';
import { referenceOf } from '../yaml/ranges.js';
import { isMap, type YamlValue } from '../yaml/value.js';
import type { Finding } from './finding.js';
import { mismatchFinding } from './finding.js';
import { kindOf, placeOfKey, valueAtPath } from './misplaced-key.js';

/** Creates a query for the violations of Swagger 2.0 in an API file and the files it refers to, by its path. */
export function createSwaggerViolations(
  { graph, sources }: Repository,
  schemaViolations: Query<readonly Finding[]>,
  { validateSwagger }: MetaSchemas,
): Query<readonly Finding[]> {
  return graph.query<readonly Finding[]>('Swagger violations', (path, { get }) => {
    const document = get(sources.yaml, path);
    const value = get(sources.resolved, path)?.value;
    // An empty file, a scalar and a list are reported by `data/empty`.
    if (!document || !isMap(value) || isOpenApi(value)) return [];
    const mismatches = validateSwagger(value, document.span).filter(
      (mismatch) => !hasDedicatedRule(mismatch) && !isReportedElsewhere(mismatch.span),
    );
    const misplaced = new Map(mismatches.flatMap((mismatch) => misplacedSchema(mismatch, value) ?? []));
    const isConsequence = ({ path: at }: Mismatch): boolean =>
      [...misplaced.keys()].some((owner) => `${at.join('\0')}\0`.startsWith(owner));
    return [
      ...mismatches
        .filter((mismatch) => !isConsequence(mismatch))
        .map((mismatch) =>
          mismatchFinding(
            'invalid Swagger 2.0',
            withPlace(mismatch, value),
            'Follow the Swagger 2.0 specification.',
          ),
        ),
      ...misplaced.values(),
    ];

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

/** Whether another rule reports the violation: missing responses, invalid status codes, duplicate parameters. */
function hasDedicatedRule({ keyword, path, property }: Mismatch): boolean {
  const last = path.at(-1);
  return (
    (keyword === 'required' && property === 'responses') ||
    (last === 'responses' && (keyword === 'minProperties' || keyword === 'not')) ||
    (keyword === 'additionalProperties' && path.length === 5 && path[3] === 'responses') ||
    (last === 'parameters' && keyword === 'uniqueItems')
  );
}

/** Adds the correct location of a misplaced key to the help. */
function withPlace(mismatch: Mismatch, root: YamlValue): Mismatch {
  if (mismatch.keyword !== 'additionalProperties') return mismatch;
  return { ...mismatch, help: placeOfKey(mismatch.path, root) ?? mismatch.help };
}

const placeOfSchema = {
  response: 'Move the `$ref` under `schema`, and add a `description` to the response.',
  parameter: 'Move the `$ref` under the `schema` of a parameter with `in: body`.',
  path: 'Refer to an object that contains operations.',
};

/**
 * Returns a finding at the `$ref` of a response, a parameter or a path, with the path of its owner, if a mismatch shows that the `$ref` resolves to a
 * schema.
 */
function misplacedSchema({ keyword, path }: Mismatch, root: YamlValue): [[string, Finding]] | undefined {
  const owner = keyword === 'additionalProperties' ? path.slice(0, -1) : path;
  const kind = kindOf(owner);
  if (kind !== 'response' && kind !== 'parameter' && kind !== 'path') return undefined;
  const object = valueAtPath(root, owner);
  const span = isMap(object) ? referenceOf(object) : undefined;
  if (!isMap(object) || !span || !Object.keys(object).every((key) => keywords.has(key))) return undefined;
  const finding = {
    message: `The \`$ref\` of a ${kind} resolves to a schema.`,
    span,
    help: placeOfSchema[kind],
  };
  return [[`${owner.join('\0')}\0`, finding]];
}
