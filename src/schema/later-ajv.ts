import type Ajv from 'ajv';
import type { RegExpEngine } from 'ajv/dist/types/index.js';
import { loadLibrary } from '../source/library.js';
import { isMultipleOf } from './multiple.js';

/** The module of ajv for each dialect after draft 4, by its URI without scheme and fragment. */
const modules = {
  'json-schema.org/draft-06/schema': 'ajv',
  'json-schema.org/draft-07/schema': 'ajv',
  'json-schema.org/draft/2019-09/schema': 'ajv/dist/2019.js',
  'json-schema.org/draft/2020-12/schema': 'ajv/dist/2020.js',
} as const;

export type LaterDialectName = keyof typeof modules;
export const laterDialectNames: ReadonlySet<string> = new Set(Object.keys(modules));

/** Creates an instance of ajv for a dialect, which lists all errors and does not check the schemas that it compiles. Loads ajv. */
export function createAjv(name: LaterDialectName, regExp?: RegExpEngine): Ajv.default {
  const loaded: { default: typeof Ajv.default } = loadLibrary(modules[name]);
  const ajv = new loaded.default({
    allErrors: true,
    verbose: true,
    strict: false,
    ownProperties: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    ...(regExp && { code: { regExp } }),
  });
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate: isMultiple });
  return ajv;
}

const isMultiple = (divisor: number, value: number): boolean => isMultipleOf(value, divisor);
