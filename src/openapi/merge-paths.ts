import { compose } from '../yaml/ranges.js';
import { isMap, mapAt, setEntry, type YamlMap, type YamlValue } from '../yaml/value.js';
import { fullPathOf } from './full-path.js';

export interface MergePathsOptions {
  /** Returns the path in front of all paths of a file. */
  readonly basePathOf: (file: YamlValue) => string;
  /** Whether operations without `tags` are left out. */
  readonly requiresTags?: boolean;
  /** Keys of a file that its operations inherit unless they have them: the merged document does not share them. */
  readonly inherited?: readonly string[];
}

/**
 * Returns the path items of all files by full path, as written: parameters of a path and summaries included. If two files define the same
 * operation, the later one is used.
 */
export function mergePaths(
  files: readonly YamlValue[],
  { basePathOf, requiresTags = false, inherited = [] }: MergePathsOptions,
): YamlMap {
  const layers = new Map<string, YamlMap[]>();
  for (const file of files) {
    const basePath = basePathOf(file);
    const defaults = pick(file, inherited);
    for (const [path, item] of Object.entries(mapAt(file, 'paths') ?? {})) {
      if (!isMap(item)) continue;
      const layer = requiresTags ? taggedOperations(item) : item;
      if (Object.keys(layer).length === 0) continue;
      const fullPath = fullPathOf(basePath, path);
      layers.set(fullPath, [...(layers.get(fullPath) ?? []), withDefaults(layer, defaults)]);
    }
  }
  const paths: YamlMap = {};
  for (const [path, items] of layers) setEntry(paths, path, merged(items));
  return paths;
}

const merged = (layers: readonly YamlMap[]): YamlMap => {
  const [first, ...others] = layers;
  return first && others.length === 0 ? first : compose(Object.assign({}, ...layers), layers);
};

const taggedOperations = (item: YamlMap): YamlMap =>
  compose(
    Object.fromEntries(Object.entries(item).filter(([, part]) => isMap(part) && Object.hasOwn(part, 'tags'))),
    [item],
  );

function pick(file: YamlValue, keys: readonly string[]): YamlMap | undefined {
  if (!isMap(file)) return undefined;
  const present = keys.filter((key) => Object.hasOwn(file, key));
  if (present.length === 0) return undefined;
  return compose(Object.fromEntries(present.map((key) => [key, file[key] ?? null])), [file]);
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

function withDefaults(item: YamlMap, defaults: YamlMap | undefined): YamlMap {
  if (!defaults) return item;
  const result: YamlMap = {};
  for (const [key, part] of Object.entries(item)) {
    const isOperation = methods.has(key) && isMap(part);
    setEntry(result, key, isOperation ? compose({ ...defaults, ...part }, [defaults, part]) : part);
  }
  return compose(result, [item]);
}
