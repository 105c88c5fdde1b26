import { dataTypeOf } from '../schema/data-type.js';
import { byKey, jsonExample } from '../schema/example.js';
import { exampleOf, ownExample } from '../schema/generate-example.js';
import { withParents } from '../schema/inherit.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, stringAt, valueAt, type YamlValue } from '../yaml/value.js';
import type { Definition } from './model.js';

/**
 * Reads a schema file that is shown by itself; `undefined` for one without a `type`. `resolved` is its value, references
 * resolved; `name` stands for a title where it has none.
 */
export function readDefinition(
  { span }: YamlDocument,
  resolved: YamlValue | undefined,
  name: string,
): Definition | undefined {
  if (!isMap(resolved) || valueAt(resolved, 'type') === undefined) return undefined;
  const type = dataTypeOf(resolved, span, false);
  const own = ownExample(resolved);
  const example = own ?? exampleOf(resolved);
  const place = own === undefined ? span : (rangeOf(resolved, 'example')?.value ?? span);
  return {
    title: stringAt(withParents(resolved), 'title') ?? name,
    description: type.description,
    tables: type.tables,
    example: example === undefined ? undefined : jsonExample(example, place, byKey, own === undefined),
    span,
  };
}
