import { closest } from '../../doc/closest.js';
import { draft4 } from '../../schema/dialects.js';
import { isIncomplete } from '../../schema/incomplete.js';
import { type Schema, withParents } from '../../schema/inherit.js';
import { hasMisspeltProperties } from '../../schema/misspelt-keyword.js';
import { patternOf } from '../../schema/pattern/pattern.js';
import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { isMap, listAt, mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { apiDialect } from '../schemas.js';
import { walkSubschemas } from '../walk-subschemas.js';

export const schemaRequired: Rule = {
  id: 'schema/required',
  severity: 'warning',
  summary: 'A required property is not described.',
  explanation:
    'Type tables mark the rows of required properties. A name in `required` without a matching property has no row, so readers do not see that it is required. Usually the name is misspelt, or `required` is one level too high. In a body or in `definitions` of Swagger 2.0 it is an error: tools reject the file.',
  prepare({ repository: { graph, sources }, apiFiles, dataFiles, schemas, byFile }) {
    const inApi = byFile('required properties of an API file', (path, { get }) => {
      const found = get(schemas.api, path);
      const root = get(sources.resolved, path)?.value;
      if (apiDialect(root) !== draft4) return found.flatMap(({ schema }) => undescribed(schema));
      const definitions = Object.values(mapAt(root, 'definitions') ?? {}).filter(isMap);
      const bodies = found.flatMap(({ schema, location }) => (location === 'body' ? [schema] : []));
      const rejected = [...definitions, ...bodies].flatMap((schema) =>
        [...undescribedIn(schema)].map((finding) => ({ ...finding, severity: 'error' as const })),
      );
      // A response may refer to one of the definitions.
      return [...rejected, ...found.flatMap(({ schema }) => undescribed(schema))];
    });
    const inSchema = byFile('required properties of a schema', (path, { get }) => {
      const schema = get(schemas.file, path);
      if (!schema) return [];
      return get(schemas.parents, '').has(path) ? undescribedWithin(schema) : undescribed(schema);
    });
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
      for (const path of graph.get(dataFiles, '')) for (const finding of inSchema(path)) report(finding);
    };
  },
};

// A parent may require properties that its children describe, an alternative properties of the schema around it.
const undescribedWithin = walkSubschemas(({ schema, role }) =>
  role === 'parent' || role === 'alternative' ? [] : [...undescribedIn(schema)],
);

const undescribed = (root: Schema): readonly Finding[] => [
  ...undescribedIn(root),
  ...undescribedWithin(root),
];

function* undescribedIn(schema: Schema): Generator<Finding> {
  const merged = withParents(schema);
  const required = listAt(merged, 'required');
  const properties = mapAt(merged, 'properties');
  const alternatives = listAt(merged, 'oneOf') ?? listAt(merged, 'anyOf');
  if (!required || !properties || alternatives || isIncomplete(merged) || isIncomplete(properties)) return;
  if (hasMisspeltProperties(merged)) return;
  const patterns = Object.keys(mapAt(merged, 'patternProperties') ?? {}).map(patternOf);
  for (const [i, name] of required.entries()) {
    if (typeof name !== 'string' || Object.hasOwn(properties, name)) continue;
    if (patterns.some((pattern) => pattern?.test(name))) continue;
    const span: Span | undefined = rangeOf(required, i)?.value ?? spanOf(schema);
    const near = closest(name, Object.keys(properties));
    if (span)
      yield {
        message: `The required property "${name}" is not described.`,
        span,
        ...(near !== undefined && { cause: `${name}\0${near}` }),
        help: near === undefined ? 'Describe it under `properties`.' : `Did you mean "${near}"?`,
      };
  }
}
