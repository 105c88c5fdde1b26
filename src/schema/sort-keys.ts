import { isMap, type YamlMap, type YamlValue } from '../yaml/value.js';

/** Returns a copy of a value with the keys of all maps sorted. */
export function sortKeys(value: YamlValue): YamlValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isMap(value)) return value;
  const sorted: YamlMap = {};
  for (const key of Object.keys(value).sort()) {
    Object.defineProperty(sorted, key, {
      value: sortKeys(value[key] ?? null),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return sorted;
}
