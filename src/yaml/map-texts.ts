import { compose } from './ranges.js';
import { isCollection, setEntry, type YamlCollection, type YamlMap, type YamlValue } from './value.js';

/** Returns the replacement of a string; `key` is its position in the collection. */
export type MapText = (text: string, collection: YamlCollection, key: string) => string;

/** Replaces the strings of a value, except keys. Entries keep their positions, and unchanged collections stay the same objects. */
export function mapTexts(value: YamlCollection, map: MapText): YamlCollection {
  const results = new Map<YamlCollection, YamlCollection>();

  const mapped = (entry: YamlValue, collection: YamlCollection, key: string): YamlValue => {
    if (typeof entry === 'string') return map(entry, collection, key);
    return isCollection(entry) ? mapEntries(entry) : entry;
  };

  const mapEntries = (part: YamlCollection): YamlCollection => {
    const before = results.get(part);
    if (before) return before;
    const result = Array.isArray(part) ? mapList(part) : mapMap(part);
    results.set(part, result);
    return result;
  };

  const mapList = (list: YamlValue[]): YamlValue[] => {
    const items = list.map((item, i) => mapped(item, list, String(i)));
    return items.some((item, i) => item !== list[i]) ? compose(items, [list]) : list;
  };

  const mapMap = (part: YamlMap): YamlMap => {
    let result: YamlMap | undefined;
    for (const [key, entry] of Object.entries(part)) {
      const replaced = mapped(entry, part, key);
      if (replaced === entry) continue;
      result ??= { ...part };
      setEntry(result, key, replaced);
    }
    return result ? compose(result, [part]) : part;
  };

  return mapEntries(value);
}
