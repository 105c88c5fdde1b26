import { compose } from '../../yaml/ranges.js';
import { isMap, listAt, setEntry, type YamlMap } from '../../yaml/value.js';
import { isIncomplete, markIncomplete } from '../incomplete.js';

/** Returns a schema with its `allOf` merged: the entries in order, then the schema. `required` has the names of all, each once. */
export function mergeAllOf(schema: YamlMap, entries: readonly YamlMap[]): YamlMap {
  const { allOf: _, ...rest } = schema;
  const [first = {}, ...others] = [...entries, compose(rest, [schema])];
  const merged = others.reduce(mergeMaps, first);
  const lists = [schema, ...entries]
    .map((layer) => listAt(layer, 'required'))
    .filter((list) => list !== undefined);
  const result =
    lists.length < 2 ? merged : compose({ ...merged, required: [...new Set(lists.flat())] }, [merged]);
  if ([schema, ...entries].some(isIncomplete)) markIncomplete(result);
  return result;
}

/**
 * Returns `over` merged onto `base`: maps are merged entry by entry, any other value of `over` replaces that of `base`. Keys that differ only in
 * case are the same key, which is then written as in `over`.
 */
function mergeMaps(base: YamlMap, over: YamlMap): YamlMap {
  const result: YamlMap = {};
  const keysOver = new Map(Object.keys(over).map((key) => [key.toLowerCase(), key]));
  const keysBelow = new Map<string, string>();
  for (const key of Object.keys(base)) {
    const counterpart = Object.hasOwn(over, key) ? key : keysOver.get(key.toLowerCase());
    if (counterpart === undefined) setEntry(result, key, base[key] ?? null);
    else keysBelow.set(counterpart, key);
  }
  for (const key of Object.keys(over)) {
    const value = over[key] ?? null;
    const below = base[keysBelow.get(key) ?? key];
    setEntry(result, key, isMap(value) && isMap(below) ? mergeMaps(below, value) : value);
  }
  return compose(result, [base, over]);
}
