/** What a YAML or JSON document holds. */
export type YamlValue = null | boolean | number | string | YamlValue[] | YamlMap;

export interface YamlMap {
  [key: string]: YamlValue;
}

/** What has entries. */
export type YamlCollection = YamlValue[] | YamlMap;

export const isMap = (value: unknown): value is YamlMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCollection = (value: YamlValue | undefined): value is YamlCollection =>
  typeof value === 'object' && value !== null;

/** The value of a key of the map itself, never one that all objects have; `undefined` where there is no such map or key. */
export const valueAt = (map: YamlValue | undefined, key: string): YamlValue | undefined =>
  isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined;

/** The map that a key of a map holds, if it does. */
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

/** Sets a key whatever its name: `__proto__` is a name like any other in a file. */
export function setEntry(map: YamlMap, key: string, value: YamlValue): void {
  if (key !== '__proto__') map[key] = value;
  else Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}
