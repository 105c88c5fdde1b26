import { isMap, type YamlValue } from '../yaml/value.js';

const unescaped = /[!'()*]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** A text in the path of a URL (RFC 3986, 3.3); slashes stay. */
export const pathText = (text: string): string => percentEncoded(text).replaceAll('%2F', '/');

/**
 * Names with values as the query of a URL (application/x-www-form-urlencoded); of a list, every item with the name. Booleans
 * are written as on the pages published so far: `True` and `False`.
 */
export function queryText(parameters: readonly (readonly [name: string, value: YamlValue])[]): string {
  return parameters
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(
        (item) => `${formText(name)}=${formText(queryValue(item))}`,
      ),
    )
    .join('&');
}

const queryValue = (value: YamlValue): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : plainText(value);

/** A value as it stands in a URL or a header. */
export const plainText = (value: YamlValue): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value) || isMap(value)
      ? JSON.stringify(value)
      : String(value);

const formText = (text: string): string => percentEncoded(text).replaceAll('%20', '+');

/** Everything but letters, digits and `-._~`; a lone surrogate, which is no character, becomes a replacement character. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.replace(loneSurrogate, '\ufffd')).replace(
    unescaped,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
