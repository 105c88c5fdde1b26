import type { YamlDocument } from '../yaml/parse.js';
import { valueAt, type YamlValue } from '../yaml/value.js';
import type { ApiFile } from './model.js';
import { readOpenApi } from './openapi3/read-openapi.js';
import { readSwagger } from './swagger2/read-swagger.js';

/**
 * Reads an API file in the format that it declares; a file that declares none is read as Swagger 2.0. `resolved` is its value with
 * references resolved. Invalid parts are skipped; validation reports them.
 */
export function readApi(document: YamlDocument, resolved: YamlValue | undefined): ApiFile {
  return isOpenApi(resolved) ? readOpenApi(document, resolved) : readSwagger(document, resolved);
}

/** Whether a file declares to be OpenAPI 3. */
export const isOpenApi = (value: YamlValue | undefined): boolean =>
  /^3(?:\.|$)/.test(String(valueAt(value, 'openapi') ?? ''));
