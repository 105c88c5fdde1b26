import { compose } from '../yaml/ranges.js';
import {
  isCollection,
  isMap,
  setEntry,
  type YamlCollection,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.js';
import { dataKeywords } from './identifiers.js';

/** Keywords that name a schema for references. */
const identifiers: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor']);
/** References whose targets depend on the identifiers of the schemas around them. */
const dynamicReferences = ['$dynamicRef', '$recursiveRef'];

/**
 * Returns a schema with resolved references without its identifiers, or the same schema if it has none. Every copy of a referenced schema
 * has the identifier of the original, and ajv rejects identifiers that occur twice. A schema with dynamic references keeps them.
 */
export function withoutIdentifiers(schema: YamlMap): YamlMap {
  const results = new Map<YamlCollection, YamlCollection>();
  let isDynamic = false;

  const strip = (value: YamlValue): YamlValue => {
    if (!isCollection(value)) return value;
    const before = results.get(value);
    if (before) return before;
    results.set(value, value);
    const result = Array.isArray(value) ? stripList(value) : stripMap(value);
    results.set(value, result);
    return result;
  };

  const stripList = (list: YamlValue[]): YamlValue[] => {
    const items = list.map(strip);
    return items.some((item, i) => item !== list[i]) ? compose(items, [list]) : list;
  };

  const stripMap = (map: YamlMap): YamlMap => {
    isDynamic ||= dynamicReferences.some((keyword) => typeof map[keyword] === 'string');
    const changed: YamlMap = {};
    let isChanged = false;
    for (const [key, value] of Object.entries(map)) {
      const isIdentifier = identifiers.has(key) && typeof value === 'string';
      const result = dataKeywords.has(key) ? value : strip(value);
      if (!isIdentifier) setEntry(changed, key, result);
      isChanged ||= isIdentifier || result !== value;
    }
    return isChanged ? compose(changed, [map]) : map;
  };

  const result = strip(schema);
  return isDynamic || !isMap(result) ? schema : result;
}
