import { compose } from '../yaml/ranges.js';
import {
  isCollection,
  setEntry,
  stringAt,
  type YamlCollection,
  type YamlMap,
  type YamlValue,
} from '../yaml/value.js';
import { isRecursive, recursiveTarget } from './recursion.js';

export interface Lifted {
  readonly value: YamlValue;
  /** The recursive schemas by name; empty if there are none. */
  readonly definitions: YamlMap;
}

/**
 * Makes a value with recursive references self-contained: each recursive schema is a definition, named by its title, and references to it are
 * `prefix` and its name.
 */
export function liftRecursion(root: YamlValue, prefix: string): Lifted {
  const definitions: YamlMap = {};
  const names = new Map<YamlValue, string>();
  const results = new Map<YamlCollection, YamlValue>();

  const lift = (value: YamlValue): YamlValue => {
    if (!isCollection(value)) return value;
    const before = results.get(value);
    if (before !== undefined) return before;
    const result = Array.isArray(value) ? liftList(value) : liftMap(value);
    results.set(value, result);
    return result;
  };

  const liftList = (list: YamlValue[]): YamlValue[] => {
    const items = list.map(lift);
    return items.some((item, i) => item !== list[i]) ? compose(items, [list]) : list;
  };

  const liftMap = (map: YamlMap): YamlMap => {
    let result: YamlMap | undefined;
    for (const [key, value] of Object.entries(map)) {
      const lifted = lift(value);
      if (lifted === value) continue;
      result ??= { ...map };
      setEntry(result, key, lifted);
    }
    const target = isRecursive(map) ? recursiveTarget(map) : undefined;
    if (target !== undefined) result = { ...(result ?? map), $ref: prefix + define(target) };
    return result ? compose(result, [map]) : map;
  };

  const define = (target: YamlValue): string => {
    const known = names.get(target);
    if (known !== undefined) return known;
    const title = (stringAt(target, 'title') ?? '').replace(/[^A-Za-z0-9._-]/g, '') || 'Schema';
    let name = title;
    for (let i = 2; Object.hasOwn(definitions, name); i++) name = `${title}${i}`;
    names.set(target, name);
    definitions[name] = null;
    definitions[name] = lift(target);
    return name;
  };

  return { value: lift(root), definitions };
}
