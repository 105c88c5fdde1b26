import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../yaml/value.js';

/**
 * Returns the keys of the part that a message of swagger-parser is about: an operation (`/paths/rooms/{id}/get`), one of its responses or
 * parameters, or an operation id. Returns `['paths']` if it names none.
 */
export function operationPath(document: YamlMap, message: string): string[] {
  const duplicate = /^Duplicate operation id '(.*)'$/.exec(message)?.[1];
  let longest: { readonly length: number; readonly keys: string[] } = { length: 0, keys: ['paths'] };
  const consider = (location: string, keys: string[]): void => {
    if (location.length > longest.length && contains(message, location))
      longest = { length: location.length, keys };
  };
  for (const [path, item] of Object.entries(mapAt(document, 'paths') ?? {})) {
    if (!isMap(item)) continue;
    consider(`/paths${path}`, ['paths', path]);
    for (const [method, operation] of Object.entries(item)) {
      const [location, keys] = [`/paths${path}/${method}`, ['paths', path, method]];
      consider(location, keys);
      for (const status of Object.keys(mapAt(operation, 'responses') ?? {}))
        consider(`${location}/responses/${status}`, [...keys, 'responses', status]);
      for (const [i, parameter] of (listAt(operation, 'parameters') ?? []).entries())
        consider(`${location}/parameters/${stringAt(parameter, 'name')}`, [...keys, 'parameters', String(i)]);
      // The last operation is the one that repeats the id.
      if (duplicate !== undefined && stringAt(operation, 'operationId') === duplicate)
        longest = { length: location.length, keys: [...keys, 'operationId'] };
    }
  }
  const { keys } = longest;
  const [root, path = '', method = ''] = keys;
  return keys.length === 3 && root !== undefined
    ? [...keys, ...parameterKeys(mapAt(mapAt(mapAt(document, root), path), method), message)]
    : keys;
}

/** Whether a message contains a location that ends there or continues with a slash. */
function contains(message: string, location: string): boolean {
  const start = message.indexOf(location);
  return start >= 0 && /^(?:$|[\s/])/.test(message.slice(start + location.length));
}

/** The keys of the parameter of an operation that a message names in quotes. */
function parameterKeys(operation: YamlValue | undefined, message: string): string[] {
  const [, before, after] = /parameter named "([^"]*)"|"([^"]*)" parameter/.exec(message) ?? [];
  const name = before ?? after;
  const parameters = listAt(operation, 'parameters') ?? [];
  const index = parameters.findLastIndex((parameter) => stringAt(parameter, 'name') === name);
  return name === undefined || index < 0 ? [] : ['parameters', String(index)];
}
