import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { load } from 'js-yaml';

/** A YAML or JSON value without references. */
export type YamlValue = null | boolean | number | string | YamlValue[] | YamlObject;

export type YamlObject = { [key: string]: YamlValue };

export const isObject = (value: unknown): value is YamlObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that hold examples, which contain references of their own and no facts. */
const examples = new Set(['example', 'examples', 'x-example']);

/**
 * Reads a YAML or JSON file with its references replaced by the files that they name. Keys next to a `$ref` override the keys of the
 * referenced file; examples are omitted. This reader is deliberately independent of the tool, whose errors it would otherwise share.
 *
 * @param path Absolute path of the file. A component can be a symbolic link, or a text file with the target of one.
 * @throws If a file does not exist or is not valid YAML.
 */
export function readResolved(path: string): YamlValue {
  return resolve(load(readFileSync(followLinks(path), 'utf8'), { json: true }), path, false);
}

/** @param isNameMap Whether the keys are names chosen by the author, of properties for example, rather than keywords. */
function resolve(value: unknown, path: string, isNameMap: boolean): YamlValue {
  if (Array.isArray(value)) return value.map((item) => resolve(item, path, false));
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const own = Object.entries(value)
    .filter(([key]) => isNameMap || (key !== '$ref' && !examples.has(key)))
    .map(([key, inner]): [string, YamlValue] => [key, resolve(inner, path, !isNameMap && isNameMapKey(key))]);
  const reference: unknown = isNameMap || !('$ref' in value) ? undefined : value.$ref;
  if (typeof reference !== 'string') return Object.fromEntries(own);
  const target = readResolved(join(dirname(path), reference));
  return { ...(isObject(target) ? target : {}), ...Object.fromEntries(own) };
}

const isNameMapKey = (key: string): boolean => key === 'properties' || key === 'patternProperties';

/** The path with the text files that stand for symbolic links, on a checkout without them, replaced by their targets. */
function followLinks(path: string): string {
  if (existsSync(path)) return path;
  const parts = path.split(sep);
  for (let count = 2; count < parts.length; count++) {
    const head = parts.slice(0, count).join(sep);
    if (existsSync(head) && statSync(head).isFile())
      return followLinks(join(dirname(head), readFileSync(head, 'utf8').trim(), ...parts.slice(count)));
  }
  return path;
}
