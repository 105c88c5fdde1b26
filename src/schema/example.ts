import type { SourceText, Span } from '../source/text.js';
import { parseYaml } from '../yaml/parse.js';
import type { YamlValue } from '../yaml/value.js';
import { jsonText } from './json-text.js';

/** An example as it is shown. */
export interface Example {
  readonly text: string;
  /** What it is written in: `json`, `http`, or `text`. */
  readonly language: 'json' | 'http' | 'text';
  /** The example's value; `undefined` where it was given as text that is no JSON. */
  readonly value: YamlValue | undefined;
  /** Whether it was generated from the schema, which has no example. */
  readonly isGenerated: boolean;
  /** Where it, or the schema that it was made from, is written. */
  readonly span: Span;
}

export interface JsonStyle {
  readonly indent: number;
  readonly sorted: boolean;
}

/** API examples: in the order of the file. */
export const inFileOrder: JsonStyle = { indent: 2, sorted: false };
/** Examples of events and definitions: keys sorted. */
export const byKey: JsonStyle = { indent: 4, sorted: true };

/** A value as an example in JSON. */
export const jsonExample = (
  value: YamlValue,
  span: Span,
  { indent, sorted }: JsonStyle,
  isGenerated = false,
): Example => ({ text: jsonText(value, indent, sorted), language: 'json', value, isGenerated, span });

/**
 * An example that its author wrote as text: JSON mostly, as in repositories of 2015, and shown as it was written. The places of its
 * entries are found by `rangeOf`, through the text to the file.
 */
export function textExample(source: SourceText, span: Span): Example {
  const { text } = source;
  const value = isJson(text) ? parseYaml(source).value : undefined;
  const language = value === undefined ? 'text' : 'json';
  return { text: text.trimEnd(), language, value, isGenerated: false, span };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
