import type { Span } from '../source/text.js';
import { rangeOf } from './ranges.js';
import { afterProperties } from './scalar-text.js';
import type { YamlCollection } from './value.js';

/**
 * Returns a number of a collection as JSON text, with the digits of its file: `1.0` and `8421999999999995999` are not the shortest texts of
 * their values. Falls back to the shortest text for a number without a position.
 */
export function numberTextAt(collection: YamlCollection, key: string | number, value: number): string {
  return numberText(value, rangeOf(collection, key)?.value);
}

/** Returns a number whose scalar is at `span` as JSON text. */
export function numberText(value: number, span: Span | undefined): string {
  const text = span && jsonNumber(scalarAt(span));
  return text !== undefined && Number(text) === value ? text : String(value);
}

const alias = /^\*(\S+)$/;

/** The scalar without tag and anchor; an alias is resolved. */
function scalarAt({ source, start, end }: Span): string {
  const scalar = source.text.slice(afterProperties(source.text, start), end);
  const name = alias.exec(scalar)?.[1];
  if (name === undefined) return scalar;
  const anchor = source.text.lastIndexOf(`&${name} `, start);
  const [, anchored = ''] = anchor < 0 ? [] : (/^&\S+\s+([^\s,\]}]*)/.exec(source.text.slice(anchor)) ?? []);
  return anchored;
}

const decimal = /^([-+]?)0*(\d*)(?:(\.)(\d*))?([eE][-+]?\d+)?$/;

/** A number of YAML in the grammar of JSON, which requires digits on both sides of the point; `undefined` for other radixes and infinity. */
function jsonNumber(scalar: string): string | undefined {
  const match = decimal.exec(scalar);
  if (!match) return undefined;
  const [, sign, integer, point, fraction, exponent = ''] = match;
  const decimals = point ? `.${fraction || '0'}` : '';
  return `${sign === '-' ? '-' : ''}${integer || '0'}${decimals}${exponent}`;
}
