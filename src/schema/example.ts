import type { Span } from '../source/text.js';
import type { YamlValue } from '../yaml/value.js';
import { jsonText } from './json-text.js';

/** An example as it is shown. */
export interface Example {
  readonly text: string;
  /** What it is written in: `json`, `http`, or `text`. */
  readonly language: 'json' | 'http' | 'text';
  /** The example's value; `undefined` where it was given as text that is no JSON. */
  readonly value: YamlValue | undefined;
  /** Whether it was made from the schema because the author gave none. */
  readonly made: boolean;
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
  made = false,
): Example => ({ text: jsonText(value, indent, sorted), language: 'json', value, made, span });

/** An example that its author wrote as text: JSON mostly, as in repositories of 2015, and shown as it was written. */
export function textExample(text: string, span: Span): Example {
  const value = parsedJson(text);
  return {
    text: text.trimEnd(),
    language: value === undefined ? 'text' : 'json',
    value,
    made: false,
    span,
  };
}

function parsedJson(text: string): YamlValue | undefined {
  try {
    const value: YamlValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
