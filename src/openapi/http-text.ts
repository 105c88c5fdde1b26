import { compactJson } from '../schema/json-text.js';
import type { Span } from '../source/text.js';
import { numberText } from '../yaml/number-text.js';
import { isCollection, type YamlValue } from '../yaml/value.js';

const unescaped = /[!'()*]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** Percent-encodes a text for the path of a URL (RFC 3986, section 3.3), except for slashes. */
export const pathText = (text: string): string => percentEncoded(text).replaceAll('%2F', '/');

/**
 * Serializes parameters as the query of a URL or the body of a form (application/x-www-form-urlencoded). A comma between items is not
 * encoded.
 */
export const formText = (parameters: readonly (readonly [name: string, value: ParameterText])[]): string =>
  parameters
    .flatMap(([name, { items, delimiter }]) => {
      const values = items.map(encoded);
      if (delimiter === undefined) return values.map((value) => `${encoded(name)}=${value}`);
      return `${encoded(name)}=${values.join(delimiter === ',' ? ',' : encoded(delimiter))}`;
    })
    .join('&');

/** The value of a parameter: the items of a list, or a single one. */
export interface ParameterText {
  readonly items: readonly string[];
  /** The text between the items; `undefined` if the name is repeated for each item. */
  readonly delimiter: string | undefined;
}

/** Formats a value as text in a URL or a header; numbers are as written. `span` is the position of the value. */
export const plainText = (value: YamlValue, span?: Span): string => {
  if (typeof value === 'number') return numberText(value, span);
  return isCollection(value) ? compactJson(value) : String(value);
};

const encoded = (text: string): string => percentEncoded(text).replaceAll('%20', '+');

/** Encodes everything except letters, digits and `-._~`; a lone surrogate becomes U+FFFD. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.replace(loneSurrogate, '\ufffd')).replace(
    unescaped,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
