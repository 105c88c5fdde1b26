import type { SourceText, Span } from '../source/text.js';
import type { Limit } from './limits.js';

/** A schema as shown in documentation. */
export interface DataType {
  /** The name of the type. */
  readonly name: string;
  readonly isObject: boolean;
  /** Markup. */
  readonly description: SourceText | undefined;
  /** The description of the items of an array or the values of a map, for a schema without its own. */
  readonly innerDescription: SourceText | undefined;
  /** The values of an enumeration, or of the items of an array, as JSON. */
  readonly values: readonly string[];
  /** The table of an object, followed by the tables of its properties; each title once. */
  readonly tables: readonly TypeTable[];
}

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
  /** The title of the first of the tables that describe its type. */
  readonly table?: string | undefined;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Markup. */
  readonly description: SourceText | undefined;
  /** The values of an enumeration as JSON; otherwise empty. */
  readonly values: readonly string[];
  /** Its default and limits; absent: none. */
  readonly limits?: readonly Limit[];
  /** The key of the property. */
  readonly span: Span;
}
