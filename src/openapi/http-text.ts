import { isMap, type YamlValue } from '../yaml/value.js';

const unescaped = /[!'()*]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** Percent-encodes a text for the path of a URL (RFC 3986, section 3.3), except for slashes. */
export const pathText = (text: string): string => percentEncoded(text).replaceAll('%2F', '/');

/**
 * Serializes parameters as the query of a URL (application/x-www-form-urlencoded); the name is repeated for each item of a list.
 * Booleans are spelt `True` and `False`, as in published specifications.
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

/** A value as text in a URL or a header. */
export const plainText = (value: YamlValue): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value) || isMap(value)
      ? JSON.stringify(value)
      : String(value);

const formText = (text: string): string => percentEncoded(text).replaceAll('%20', '+');

/** Encodes everything except letters, digits and `-._~`; a lone surrogate becomes U+FFFD. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.replace(loneSurrogate, '\ufffd')).replace(
    unescaped,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
