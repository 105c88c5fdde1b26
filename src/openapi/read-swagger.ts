import type { YamlDocument } from '../yaml/parse.js';
import { listAt, stringAt, type YamlValue } from '../yaml/value.js';
import type { ApiFile } from './model.js';
import { readOperation } from './swagger2/operation.js';
import { operationsOf } from './swagger2/operations.js';

export { readDefinition } from './definition.js';

/**
 * Reads the operations of a Swagger 2.0 file in file order. `resolved` is its value with references resolved. Invalid parts are skipped;
 * validation reports them.
 */
export function readSwagger({ source, span }: YamlDocument, resolved: YamlValue | undefined): ApiFile {
  const basePath = stringAt(resolved, 'basePath') ?? '';
  const requiresAuth = (listAt(resolved, 'security') ?? []).length > 0;
  const operations = [...operationsOf(resolved, span)].map((entry) =>
    readOperation({ ...entry, basePath, requiresAuth }),
  );
  return { path: source.path, basePath, operations };
}
