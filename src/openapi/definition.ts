import { dataTypeOf } from '../schema/data-type.js';
import { byKey, jsonExample } from '../schema/example.js';
import { exampleOf, writtenExample } from '../schema/generate/example.js';
import { withParents } from '../schema/inherit.js';
import type { YamlDocument } from '../yaml/parse.js';
import { rangeOf } from '../yaml/ranges.js';
import { isMap, stringAt, valueAt, type YamlValue } from '../yaml/value.js';
import type { Definition } from './model.js';

/**
 * Reads a schema file that a page shows on its own; returns `undefined` for a schema without a `type`. `resolved` is its value with
 * references resolved; `name` is the title of a schema without one.
 */
export function readDefinition(
  { span }: YamlDocument,
  resolved: YamlValue | undefined,
  name: string,
): Definition | undefined {
  if (!isMap(resolved) || valueAt(resolved, 'type') === undefined) return undefined;
  const type = dataTypeOf(resolved, span, false);
  const written = writtenExample(resolved);
  const example = written ?? exampleOf(resolved);
  const exampleSpan = written === undefined ? span : (rangeOf(resolved, 'example')?.value ?? span);
  return {
    title: stringAt(withParents(resolved), 'title') ?? name,
    description: type.description,
    tables: type.tables,
    example:
      example === undefined ? undefined : jsonExample(example, exampleSpan, byKey, written === undefined),
    span,
  };
}
