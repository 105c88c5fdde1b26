import type { Span } from '../source/text.js';
import type { YamlMap, YamlValue } from '../yaml/value.js';
import { relevantErrors } from './alternatives.js';
import { dialectDependence } from './dialect-keywords.js';
import { type DialectName, dialectNameOf, draft4, laterDialect, openApi30 } from './dialects.js';
import { createFindErrors, type SchemaError } from './errors.js';
import { explain } from './explain.js';
import { createMatcher, type FindSchema, openApi30Keywords, simpleLaterKeywords } from './matcher.js';
import type { Mismatch } from './mismatch.js';

/**
 * Returns the mismatches between a value and a schema. `span` is used where a position is unknown. `dialect` is that of schemas whose
 * `$schema` names none; default: draft 4.
 */
export type Validate = (schema: YamlMap, value: YamlValue, span: Span, dialect?: DialectName) => Mismatch[];

/**
 * Creates a validator for JSON Schema. Schemas of later dialects than draft 4 are compiled by ajv, but only those with keywords that draft 4
 * lacks: all others mean the same in every dialect, and interpreting them is faster. `find` resolves references between schemas.
 * Mismatches that follow from an unresolved reference are left out, because the reference itself is reported.
 */
export function createValidate(find: FindSchema): Validate {
  const matches = createMatcher(find);
  const matchesLater = createMatcher(find, simpleLaterKeywords);
  const matchesOpenApi30 = createMatcher(find, openApi30Keywords);
  const findErrors = createFindErrors(find, matches);
  const findOpenApi30Errors = createFindErrors(find, matchesOpenApi30);
  const errorsOf = (schema: YamlMap, value: YamlValue, otherwise?: DialectName): readonly SchemaError[] => {
    const name = dialectNameOf(schema, otherwise);
    if (name === openApi30)
      return matchesOpenApi30(schema, value) === true
        ? []
        : relevantErrors(findOpenApi30Errors(schema, value), find);
    if (name !== draft4) {
      const dependence = dialectDependence(schema);
      if (dependence === 'simple' && matchesLater(schema, value) === true) return [];
      if (dependence !== 'none') return laterDialect(name)?.errors(schema, value) ?? [];
    }
    return matches(schema, value) === true ? [] : relevantErrors(findErrors(schema, value), find);
  };
  return (schema, value, span, dialect) => explained(errorsOf(schema, value, dialect), value, span);
}

/** Validates a schema against its dialect, `otherwise` if it names none; returns `undefined` for draft 4 and
 * OpenAPI 3.0. */
export function validateAsLaterDialect(
  schema: YamlMap,
  span: Span,
  otherwise?: DialectName,
): Mismatch[] | undefined {
  const dialect = laterDialect(dialectNameOf(schema, otherwise));
  return dialect && explained(dialect.schemaErrors(schema), schema, span);
}

const explained = (errors: readonly SchemaError[], value: YamlValue, span: Span): Mismatch[] =>
  firstOfEach(errors)
    .map((error) => explain(error, value, span))
    .filter(({ isConsequence }) => !isConsequence);

/** Keeps one error for each part of a value: a wrong type, of which other errors are consequences, otherwise the first. */
function firstOfEach(errors: readonly SchemaError[]): SchemaError[] {
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
 * Validates a value against a schema with resolved references. A mismatch in a value that was taken from a `$ref` with siblings is
 * reported at the `$ref`, because the referenced file may be correct for other references.
 */
export const validate: Validate = (schema, value, span, dialect) =>
  validateResolved(schema, value, span, dialect).map((mismatch) =>
    mismatch.extendedReference
      ? { ...mismatch, span: mismatch.extendedReference, origin: mismatch.span }
      : mismatch,
  );
