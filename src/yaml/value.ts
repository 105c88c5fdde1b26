/** What a YAML or JSON document holds. */
export type YamlValue = null | boolean | number | string | YamlValue[] | YamlMap;

export interface YamlMap {
  [key: string]: YamlValue;
}

export const isMap = (value: unknown): value is YamlMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The map that a key of a map holds, if it does. */
export function mapAt(map: YamlMap | undefined, key: string): YamlMap | undefined {
  const value = valueAt(map, key);
  return isMap(value) ? value : undefined;
}

export function listAt(map: YamlMap | undefined, key: string): readonly YamlValue[] | undefined {
  const value = valueAt(map, key);
  return Array.isArray(value) ? value : undefined;
}

export function stringAt(map: YamlMap | undefined, key: string): string | undefined {
  const value = valueAt(map, key);
  return typeof value === 'string' ? value : undefined;
}

/** The value of a key of the map itself, never one that all objects have. */
export const valueAt = (map: YamlMap | undefined, key: string): YamlValue | undefined =>
  map && Object.hasOwn(map, key) ? map[key] : undefined;
