import type { SourceText, Span } from '../source/text.js';
import type { YamlValue } from '../yaml/value.js';

/** The properties of an object, as shown on a page. */
export interface TypeTable {
  /** The name of the type; `undefined` for an object without a title. */
  readonly title: string | undefined;
  readonly rows: readonly TypeRow[];
  /** The object in its file. */
  readonly span: Span;
}

/** A property, parameter or header. */
export interface TypeRow {
  readonly key: string;
  /** The name of its type: `string`, `[User]`, `{string: integer}`, `string or null`. */
  readonly type: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** RST. */
  readonly description: SourceText | undefined;
  /** The values of an enumeration; otherwise empty. */
  readonly values: readonly YamlValue[];
  /** The key of the property. */
  readonly span: Span;
}
