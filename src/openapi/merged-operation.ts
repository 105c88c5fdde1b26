import { isMap, listAt, mapAt, stringAt, type YamlMap } from '../yaml/value.js';

/**
 * Returns the keys of the operation, or of the part of one, that a message of swagger-parser names: `/paths/rooms/{id}/get/parameters/name`
 * or an operation id. Returns the longest match; `['paths']` if there is none.
 */
export function operationPath(document: YamlMap, message: string): string[] {
  const duplicate = /^Duplicate operation id '(.*)'$/.exec(message)?.[1];
  let longest: { readonly length: number; readonly keys: string[] } = { length: 0, keys: ['paths'] };
  const consider = (text: string, keys: string[]): void => {
    if (text.length > longest.length && isNamed(message, text)) longest = { length: text.length, keys };
  };
  for (const [path, item] of Object.entries(mapAt(document, 'paths') ?? {})) {
    if (!isMap(item)) continue;
    consider(`/paths${path}`, ['paths', path]);
    for (const [method, operation] of Object.entries(item)) {
      const [text, keys] = [`/paths${path}/${method}`, ['paths', path, method]];
      // The last operation is the one that repeats the id.
      if (duplicate !== undefined && stringAt(operation, 'operationId') === duplicate)
        longest = { length: text.length, keys: [...keys, 'operationId'] };
      consider(text, keys);
      for (const status of Object.keys(mapAt(operation, 'responses') ?? {}))
        consider(`${text}/responses/${status}`, [...keys, 'responses', status]);
      for (const [i, parameter] of (listAt(operation, 'parameters') ?? []).entries())
        consider(`${text}/parameters/${stringAt(parameter, 'name')}`, [...keys, 'parameters', String(i)]);
    }
  }
  return longest.keys;
}

/** Whether a message contains a location that ends there or goes on with a slash. */
function isNamed(message: string, location: string): boolean {
  const start = message.indexOf(location);
  return start >= 0 && /^(?:$|[\s/])/.test(message.slice(start + location.length));
}
