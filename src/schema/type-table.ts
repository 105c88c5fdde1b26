import type { SourceText, Span } from '../source/text.js';
import type { YamlValue } from '../yaml/value.js';

/** The properties of an object, as a reader sees them. */
export interface TypeTable {
  /** Name of the type that it describes; `undefined` where the object has no title. */
  readonly title: string | undefined;
  readonly rows: readonly TypeRow[];
  /** Where the object is written. */
  readonly span: Span;
}

/** One property, parameter or header. */
export interface TypeRow {
  readonly key: string;
  /** Its type in words: `string`, `[User]`, `{string: integer}`, `string or null`. */
  readonly type: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** RST. */
  readonly description: SourceText | undefined;
  /** The values that it may have; empty where it is not an enumeration. */
  readonly values: readonly YamlValue[];
  /** Where the property's key is written. */
  readonly span: Span;
}
