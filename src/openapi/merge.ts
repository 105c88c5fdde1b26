import { liftRecursion } from '../schema/lift-recursion.js';
import { compose } from '../yaml/ranges.js';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';
import { fullPathOf } from './full-path.js';
import { parseExamples } from './swagger2/parse-examples.js';

/** Properties of a merged document that apply to the API as a whole. */
export interface MergeOptions {
  readonly title: string;
  readonly version: string;
  readonly host: string;
  readonly securityDefinitions: YamlValue;
  /** Whether operations without `tags` are included. */
  readonly untagged?: boolean;
}

const json = 'application/json';

/**
 * Merges resolved Swagger 2.0 documents into one. The `basePath` of each file is prepended to its paths, and operations without `tags`
 * are left out unless `untagged` is set. If two files define the same operation, the later one is used. Examples that are JSON source text
 * become values. Recursive schemas become definitions. Operations get the security requirement of their file, and its media types unless they include JSON.
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
        merged.set(fullPath, methods.set(method, withDefaults(parseExamples(operation), file)));
      }
    }
  }
  const entries = [...merged].map(([path, methods]): [string, YamlMap] => [
    path,
    Object.fromEntries(methods),
  ]);
  const { value: paths, definitions } = liftRecursion(Object.fromEntries(entries), '#/definitions/');
  return {
    swagger: '2.0',
    info: { title, version },
    host,
    basePath: '/',
    schemes: ['https'],
    consumes: [json],
    produces: [json],
    securityDefinitions,
    paths,
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}

const inherited = ['consumes', 'produces', 'security'];

/** Adds the defaults of the file of an operation that the merged document does not share. */
function withDefaults(operation: YamlMap, file: YamlValue): YamlMap {
  const defaults = inherited.flatMap((key): [string, YamlValue][] => {
    const list = listAt(file, key);
    return !list || list.includes(json) || Object.hasOwn(operation, key) ? [] : [[key, list]];
  });
  return defaults.length === 0
    ? operation
    : compose({ ...operation, ...Object.fromEntries(defaults) }, [operation]);
}
