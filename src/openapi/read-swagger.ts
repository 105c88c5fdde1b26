import type { YamlDocument } from '../yaml/parse.js';
import { listAt, stringAt, type YamlValue } from '../yaml/value.js';
import type { ApiFile } from './model.js';
import { readOperation } from './swagger2/operation.js';
import { operationsOf } from './swagger2/operations.js';

export { readDefinition } from './definition.js';

/**
 * Reads a Swagger 2.0 file: its operations in the order of the file. `resolved` is its value, references resolved. What is no
 * valid Swagger is passed over: validation tells of it.
 */
export function readSwagger({ source, span }: YamlDocument, resolved: YamlValue | undefined): ApiFile {
  const basePath = stringAt(resolved, 'basePath') ?? '';
  const requiresAuth = (listAt(resolved, 'security') ?? []).length > 0;
  const operations = [...operationsOf(resolved, span)].map((place) =>
    readOperation({ ...place, basePath, requiresAuth }),
  );
  return { path: source.path, basePath, operations };
}
