import type { Span } from '../source/text.js';
import type { YamlMap, YamlValue } from '../yaml/value.js';
import { relevantErrors } from './alternatives.js';
import { laterDialectOf } from './dialects.js';
import { createFindErrors, type SchemaError } from './errors.js';
import { explain } from './explain.js';
import { createMatcher, type FindSchema } from './matcher.js';
import type { Mismatch } from './mismatch.js';

/** Finds what does not fit: nothing where all of it does. `span` is the place of a value that comes from no file. */
export type Validate = (schema: YamlMap, value: YamlValue, span: Span) => Mismatch[];

/**
 * A validator by schemas that refer to others, which `find` gives: JSON Schema draft 4, or the later dialect that a schema says it is of. What is missing because a reference leads
 * nowhere is not told of: the reference is.
 */
export function createValidate(find: FindSchema): Validate {
  const matches = createMatcher(find);
  const findErrors = createFindErrors(find, matches);
  const errorsOf = (schema: YamlMap, value: YamlValue): readonly SchemaError[] => {
    const dialect = laterDialectOf(schema);
    if (dialect) return dialect.errors(schema, value);
    return matches(schema, value) === true ? [] : relevantErrors(findErrors(schema, value), find);
  };
  return (schema, value, span) => explained(errorsOf(schema, value), value, span);
}

/** What makes a schema none of the later dialect that it says it is of; `undefined` where it says nothing of the kind. */
export function validateAsLaterDialect(schema: YamlMap, span: Span): Mismatch[] | undefined {
  const dialect = laterDialectOf(schema);
  return dialect && explained(dialect.schemaErrors(schema), schema, span);
}

const explained = (errors: readonly SchemaError[], value: YamlValue, span: Span): Mismatch[] =>
  oneOfEach(errors)
    .map((error) => explain(error, value, span))
    .filter(({ isConsequence }) => !isConsequence);

/** Of several errors of one part the first, a wrong type before all: what else its schema asks for follows from that. */
function oneOfEach(errors: readonly SchemaError[]): SchemaError[] {
  const first = new Map<string, SchemaError>();
  for (const error of errors) {
    const key = [...error.path, '', error.property ?? ''].join('\0');
    if (!first.has(key) || (error.keyword === 'type' && first.get(key)?.keyword !== 'type'))
      first.set(key, error);
  }
  return [...first.values()];
}

const validateResolved = createValidate(() => undefined);

/**
 * Validates by schemas whose references are resolved. What a `$ref` gives to a value that adapts it is told of at the `$ref`: the file
 * that it leads to is right for others.
 */
export const validate: Validate = (schema, value, span) =>
  validateResolved(schema, value, span).map((mismatch) =>
    mismatch.adapted ? { ...mismatch, span: mismatch.adapted, origin: mismatch.span } : mismatch,
  );
