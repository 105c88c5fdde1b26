import { listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.js';

// The rules of the layout treat empty maps, lists and strings like keywords that are absent.

export function filledMap(schema: YamlValue | undefined, key: string): YamlMap | undefined {
  const map = mapAt(schema, key);
  return map && Object.keys(map).length > 0 ? map : undefined;
}

export function filledList(schema: YamlValue | undefined, key: string): YamlValue[] | undefined {
  const list = listAt(schema, key);
  return list && list.length > 0 ? list : undefined;
}

export const filledString = (schema: YamlValue | undefined, key: string): string | undefined =>
  stringAt(schema, key) || undefined;

/** The keys of a map in the order in which pages list them. */
export const sortedKeys = (map: YamlMap | undefined): string[] => Object.keys(map ?? {}).sort();
