import { closest } from '../../doc/closest.js';
import { isIncomplete } from '../../schema/incomplete.js';
import { type Schema, withParents } from '../../schema/inherit.js';
import { patternOf } from '../../schema/matcher.js';
import type { Span } from '../../source/text.js';
import { rangeOf, spanOf } from '../../yaml/ranges.js';
import { listAt, mapAt } from '../../yaml/value.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { walkSubschemas } from '../walk-subschemas.js';

export const schemaRequired: Rule = {
  id: 'schema/required',
  severity: 'warning',
  summary: 'A property is required and not described.',
  explanation:
    'Tables of types mark the rows of required properties. A name in `required` for which there is no property has no row: readers do not hear of it. Most often the name is misspelt, or `required` stands one level too high.',
  prepare({ repository: { graph }, apiFiles, dataFiles, schemas, byFile }) {
    const inApi = byFile('required in an API file', (path, { get }) =>
      get(schemas.api, path).flatMap(({ schema }) => undescribed(schema)),
    );
    const inSchema = byFile('required in a schema', (path, { get }) => {
      const schema = get(schemas.file, path);
      return schema ? undescribed(schema) : [];
    });
    return ({ report }) => {
      for (const { path } of graph.get(apiFiles, '')) for (const finding of inApi(path)) report(finding);
      for (const path of graph.get(dataFiles, '')) for (const finding of inSchema(path)) report(finding);
    };
  },
};

// A parent may require properties of its descendants, and an alternative properties of its siblings.
const undescribedWithin = walkSubschemas(({ schema, role }) =>
  role === 'parent' || role === 'alternative' ? [] : [...undescribedIn(schema)],
);

const undescribed = (root: Schema): readonly Finding[] => [
  ...undescribedIn(root),
  ...undescribedWithin(root),
];

function* undescribedIn(schema: Schema): Generator<Finding> {
  const whole = withParents(schema);
  const required = listAt(whole, 'required');
  const properties = mapAt(whole, 'properties');
  const isOpen = listAt(whole, 'oneOf') ?? listAt(whole, 'anyOf');
  if (!required || !properties || isOpen || isIncomplete(whole) || isIncomplete(properties)) return;
  const patterns = Object.keys(mapAt(whole, 'patternProperties') ?? {}).map(patternOf);
  for (const [i, name] of required.entries()) {
    if (typeof name !== 'string' || Object.hasOwn(properties, name)) continue;
    if (patterns.some((pattern) => pattern?.test(name))) continue;
    const span: Span | undefined = rangeOf(required, i)?.value ?? spanOf(schema);
    const near = closest(name, Object.keys(properties));
    if (span)
      yield {
        message: `${name} is required, and there is no property of that name.`,
        span,
        help: near === undefined ? 'Describe it under `properties`.' : `Did you mean ${near}?`,
      };
  }
}
