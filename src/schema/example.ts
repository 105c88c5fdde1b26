import type { Span } from '../source/text.js';
import type { YamlValue } from '../yaml/value.js';

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
