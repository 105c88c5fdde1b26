import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Span } from '../source/text.js';
import { spanOf } from '../yaml/ranges.js';
import type { YamlMap, YamlValue } from '../yaml/value.js';
import { type Accepts, accepts, type FindSchema } from './accepts.js';
import { meantErrors } from './alternatives.js';
import { explain } from './explain.js';
import type { Mismatch } from './mismatch.js';

/** Finds what does not fit: nothing where all of it does. `span` is the place of a value that comes from no file. */
export type Validate = (schema: YamlMap, value: YamlValue, span: Span) => Mismatch[];

export interface ValidatorOptions {
  /** Schemas that others refer to, by their `id`. */
  readonly schemas?: readonly YamlMap[];
  readonly accepts?: Accepts;
  readonly find?: FindSchema;
}

/**
 * Loads ajv (JSON Schema draft 4) and returns a function that validates by it. Each schema is compiled once, and only when something does
 * not fit it at first sight; so whoever has nothing but values that `accepts` accepts need not load it at all.
 */
export async function loadValidator(options: ValidatorOptions = {}): Promise<Validate> {
  const { default: module } = await import('ajv-draft-04');
  const ajv = new module.default({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    addUsedSchema: false,
    allErrors: true,
    verbose: true,
    logger: false,
    schemas: options.schemas ? [...options.schemas] : [],
  });
  const isAccepted = options.accepts ?? accepts;
  const find = options.find ?? (() => undefined);
  const compiled = new WeakMap<YamlMap, ValidateFunction | string>();

  const compile = (schema: YamlMap): ValidateFunction | string => {
    let result = compiled.get(schema);
    if (result !== undefined) return result;
    try {
      result = ajv.compile(schema);
    } catch (fault) {
      result = fault instanceof Error ? fault.message : String(fault);
    }
    compiled.set(schema, result);
    return result;
  };

  return (schema, value, span) => {
    if (isAccepted(schema, value)) return [];
    const validate = compile(schema);
    if (typeof validate === 'string') return [invalidSchema(schema, validate, span)];
    if (validate(value)) return [];
    const errors: readonly ErrorObject[] = validate.errors ?? [];
    return meantErrors(errors, find).map((error) => explain(error, value, span));
  };
}

const invalidSchema = (schema: YamlMap, reason: string, span: Span): Mismatch => ({
  keyword: 'schema',
  message: `its schema is none: ${reason}.`,
  path: [],
  span: spanOf(schema) ?? span,
  schemaSpan: undefined,
  references: [],
});
