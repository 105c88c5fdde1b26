import { compose } from '../../yaml/ranges.js';
import {
  isCollection,
  isMap,
  setEntry,
  type YamlCollection,
  type YamlMap,
  type YamlValue,
} from '../../yaml/value.js';
import { isIncomplete, markIncomplete } from '../incomplete.js';
import { isRecursive } from '../recursion.js';

/**
 * Returns a function that applies `change` to each collection of a value, inner collections first. Collections without changes are returned as
 * they are, and a collection that occurs several times is changed once.
 */
export function createChange(
  change: (part: YamlCollection) => YamlCollection,
): (value: YamlValue) => YamlValue {
  const known = new WeakMap<YamlCollection, YamlCollection>();

  const apply = (value: YamlValue): YamlValue => {
    if (!isCollection(value)) return value;
    const before = known.get(value);
    if (before) return before;
    const result = change(isMap(value) ? applyToMap(value) : applyToList(value));
    known.set(value, result);
    return result;
  };

  const applyToList = (list: YamlValue[]): YamlValue[] => {
    const items = list.map(apply);
    return items.some((item, i) => item !== list[i]) ? compose(items, [list]) : list;
  };

  const applyToMap = (map: YamlMap): YamlMap => {
    // It is changed together with the schema that it refers to.
    if (isRecursive(map)) return map;
    let result: YamlMap | undefined;
    for (const key of Object.keys(map)) {
      const value = map[key] ?? null;
      const changed = apply(value);
      if (changed === value) continue;
      result ??= { ...map };
      setEntry(result, key, changed);
    }
    if (!result) return map;
    if (isIncomplete(map)) markIncomplete(result);
    return compose(result, [map]);
  };

  return apply;
}
