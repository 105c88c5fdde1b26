import type { Span } from '../source/text.js';
import type { YamlMap, YamlValue } from '../yaml/value.js';
import { createAccepts, type FindSchema } from './accepts.js';
import { meantErrors } from './alternatives.js';
import { createFindErrors } from './errors.js';
import { explain } from './explain.js';
import type { Mismatch } from './mismatch.js';

/** Finds what does not fit: nothing where all of it does. `span` is the place of a value that comes from no file. */
export type Validate = (schema: YamlMap, value: YamlValue, span: Span) => Mismatch[];

/**
 * A validator by schemas (JSON Schema draft 4) that refer to others, which `find` gives. What is missing because a reference leads
 * nowhere is not told of: the reference is.
 */
export function createValidate(find: FindSchema): Validate {
  const accepts = createAccepts(find);
  const findErrors = createFindErrors(find, accepts);
  return (schema, value, span) =>
    accepts(schema, value) === true
      ? []
      : meantErrors(findErrors(schema, value), find)
          .map((error) => explain(error, value, span))
          .filter(({ isConsequence }) => !isConsequence);
}

/** Validates by schemas whose references are resolved. */
export const validate: Validate = createValidate(() => undefined);
