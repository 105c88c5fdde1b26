import type { SourceText, Span } from '../source/text.js';
import { parseYaml } from '../yaml/parse.js';
import type { YamlValue } from '../yaml/value.js';
import { type JsonFormat, jsonText } from './json-text.js';

/** An example as shown on a page. */
export interface Example {
  readonly text: string;
  /** The language of the text. */
  readonly language: 'json' | 'http' | 'text';
  /** The parsed value; `undefined` for text that is not JSON. */
  readonly value: YamlValue | undefined;
  /** Whether it was generated from the schema, which has no example. */
  readonly isGenerated: boolean;
  /** The example in its file, or the schema that it was generated from. */
  readonly span: Span;
}

/** The style of examples in APIs: keys in file order. */
export const inFileOrder: JsonFormat = { indent: 2, ascii: true };
/** The style of examples of events and definitions: sorted keys. */
export const byKey: JsonFormat = { indent: 4, sorted: true, ascii: true };

/** Formats a value as an example in JSON. */
export const jsonExample = (
  value: YamlValue,
  span: Span,
  format: JsonFormat,
  isGenerated = false,
): Example => ({ text: jsonText(value, format, span), language: 'json', value, isGenerated, span });

/**
 * Creates an example from text in the source, which is shown verbatim. If the text is JSON, `rangeOf` returns the positions of its
 * entries in the file.
 */
export function textExample(source: SourceText, span: Span): Example {
  const { text } = source;
  const value = isJson(text) ? parseYaml(source).value : undefined;
  const language = value === undefined ? 'text' : 'json';
  return { text: text.trimEnd(), language, value, isGenerated: false, span };
}

/** Whether a text is valid JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
