/** The value of a YAML or JSON document. */
export type YamlValue = null | boolean | number | string | YamlValue[] | YamlMap;

export interface YamlMap {
  [key: string]: YamlValue;
}

/** A value with entries. */
export type YamlCollection = YamlValue[] | YamlMap;

export const isMap = (value: unknown): value is YamlMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCollection = (value: YamlValue | undefined): value is YamlCollection =>
  typeof value === 'object' && value !== null;

/** Returns the value of an own key of a map; `undefined` if the value is not a map or lacks the key. */
export const valueAt = (map: YamlValue | undefined, key: string): YamlValue | undefined =>
  isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;

/** Returns the map under a key of a map; `undefined` for other values. */
export function mapAt(map: YamlValue | undefined, key: string): YamlMap | undefined {
  const value = valueAt(map, key);
  return isMap(value) ? value : undefined;
}

export function listAt(map: YamlValue | undefined, key: string): YamlValue[] | undefined {
  const value = valueAt(map, key);
  return Array.isArray(value) ? value : undefined;
}

export function stringAt(map: YamlValue | undefined, key: string): string | undefined {
  const value = valueAt(map, key);
  return typeof value === 'string' ? value : undefined;
}

/** Sets a key of a map; `__proto__` is an ordinary key. */
export function setEntry(map: YamlMap, key: string, value: YamlValue): void {
  if (key !== '__proto__') map[key] = value;
  else Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}
