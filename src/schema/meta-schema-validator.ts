import type { ValidateFunction } from 'ajv';
import { loadLibrary } from '../source/library.js';
import { createAjv, type LaterDialectName } from './later-ajv.js';

/**
 * Returns the function that validates a schema against the meta-schema of its dialect. Compiling meta-schemas takes as long as checking a small
 * specification, so that `bin/meta-schemas.mjs` compiles them for the bundle, where it replaces this module.
 */
export function metaSchemaValidator(name: LaterDialectName): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const ajv = createAjv(name);
  const isDraft6 = name === 'json-schema.org/draft-06/schema';
  if (isDraft6) ajv.addMetaSchema(loadLibrary('ajv/dist/refs/json-schema-draft-06.json'));
  const validator = ajv.getSchema(`http${name.includes('/draft-0') ? '' : 's'}://${name}`);
  if (!validator) throw new Error(`ajv has no meta-schema ${name}`);
  validators.set(name, validator);
  return validator;
}

const validators = new Map<LaterDialectName, ValidateFunction>();
