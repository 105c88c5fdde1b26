/** What a YAML or JSON file holds: plain values, objects and arrays. */
export type YamlValue = null | boolean | number | string | YamlSequence | YamlMapping;

export type YamlSequence = readonly YamlValue[];

export type YamlMapping = { readonly [key: string]: YamlValue };

/** What has a range for each of its keys or items. */
export type YamlCollection = YamlSequence | YamlMapping;

export const isSequence = (value: YamlValue | undefined): value is YamlSequence => Array.isArray(value);

export const isMapping = (value: YamlValue | undefined): value is YamlMapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isCollection = (value: YamlValue | undefined): value is YamlCollection =>
  typeof value === 'object' && value !== null;

/** The value of a mapping's own key; `undefined` where it has none, or is no mapping. */
export const valueAt = (value: YamlValue | undefined, key: string): YamlValue | undefined =>
  isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export function stringAt(value: YamlValue | undefined, key: string): string | undefined {
  const found = valueAt(value, key);
  return typeof found === 'string' ? found : undefined;
}

export function mappingAt(value: YamlValue | undefined, key: string): YamlMapping | undefined {
  const found = valueAt(value, key);
  return isMapping(found) ? found : undefined;
}

export function sequenceAt(value: YamlValue | undefined, key: string): YamlSequence | undefined {
  const found = valueAt(value, key);
  return isSequence(found) ? found : undefined;
}
