import type { Span } from '../source/text.js';
import { isCollection, type YamlMap, type YamlValue } from '../yaml/value.js';
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

/**
 * Keeps one error for each part of a value: a wrong type, of which other errors are consequences, otherwise the first. Errors of the
 * alternatives of a union that are for values of another type are left out, unless all alternatives are.
 */
function firstOfEach(errors: readonly SchemaError[]): SchemaError[] {
  const irrelevant = irrelevantErrors(errors);
  const first = new Map<string, SchemaError>();
  for (const error of errors) {
    if (irrelevant.has(error)) continue;
    const key = keyOf(error);
    if (!first.has(key) || (error.keyword === 'type' && first.get(key)?.keyword !== 'type'))
      first.set(key, error);
  }
  return [...first.values()];
}

function irrelevantErrors(errors: readonly SchemaError[]): ReadonlySet<SchemaError> {
  const irrelevant = new Set<SchemaError>();
  if (!errors.some(isUnion)) return irrelevant;
  const byPart = new Map<string, SchemaError[]>();
  const partsWithErrors = new Set<string>();
  for (const error of errors) {
    const group = byPart.get(keyOf(error));
    if (group) group.push(error);
    else byPart.set(keyOf(error), [error]);
    const { path, property } = error;
    const depth = property === undefined ? path.length : path.length + 1;
    for (let i = 0; i < depth; i++) partsWithErrors.add(keyOf({ path: path.slice(0, i) }));
  }
  for (const [key, group] of byPart) {
    if (!group.some(isUnion)) continue;
    const others = new Set(group.filter(isOfAnotherType).map(({ schema }) => schema));
    const isSuitable = (error: SchemaError): boolean => !isUnion(error) && !others.has(error.schema);
    if (group.some(isSuitable)) {
      for (const error of group) if (others.has(error.schema)) irrelevant.add(error);
    } else if (partsWithErrors.has(key)) for (const error of group) irrelevant.add(error);
  }
  return irrelevant;
}

const keyOf = ({ path, property }: Pick<SchemaError, 'path' | 'property'>): string =>
  [...path, '', property ?? ''].join('\0');

const isUnion = ({ keyword }: SchemaError): boolean => keyword === 'anyOf' || keyword === 'oneOf';

/** Whether an error comes from a schema for values of another type: an enumeration of scalars is none for a collection. */
const isOfAnotherType = ({ keyword, condition, value }: SchemaError): boolean =>
  keyword === 'type' ||
  (keyword === 'enum' && isCollection(value) && Array.isArray(condition) && !condition.some(isCollection));

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
