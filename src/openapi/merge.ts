import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { fullPathOf } from './full-path.js';

/** Properties of a merged document that apply to the API as a whole. */
export interface MergeOptions {
  readonly title: string;
  readonly version: string;
  readonly host: string;
  readonly securityDefinitions: YamlValue;
  /** Whether operations without `tags` are included. */
  readonly untagged?: boolean;
}

/**
 * Merges resolved Swagger 2.0 documents into one. The `basePath` of each file is prepended to its paths, and operations without `tags`
 * are left out unless `untagged` is set. If two files define the same operation, the later one is used.
 */
export function mergeSwagger(
  files: readonly YamlValue[],
  { title, version, host, securityDefinitions, untagged = false }: MergeOptions,
): YamlMap {
  const merged = new Map<string, Map<string, YamlValue>>();
  for (const file of files) {
    const basePath = stringAt(file, 'basePath') ?? '';
    for (const [path, item] of Object.entries(mapAt(file, 'paths') ?? {})) {
      const fullPath = fullPathOf(basePath, path);
      for (const method of isMap(item) ? Object.keys(item) : []) {
        const operation = mapAt(item, method);
        if (!operation || !(untagged || Object.hasOwn(operation, 'tags'))) continue;
        const methods = merged.get(fullPath) ?? new Map<string, YamlValue>();
        const parameters = listAt(item, 'parameters');
        if (parameters) methods.set('parameters', parameters);
        merged.set(fullPath, methods.set(method, operation));
      }
    }
  }
  const paths = [...merged].map(([path, methods]): [string, YamlMap] => [path, Object.fromEntries(methods)]);
  return {
    swagger: '2.0',
    info: { title, version },
    host,
    basePath: '/',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    securityDefinitions,
    paths: Object.fromEntries(paths),
  };
}
