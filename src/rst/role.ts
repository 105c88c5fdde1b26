import type { Element, Node } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { OptionSpec, OptionValue } from './directives/options.js';
import type { Parser } from './parser.js';

/** Interpreted text: `` :name:`text` ``. */
export interface RoleCall {
  /** As written. */
  readonly name: string;
  /** All of it with its markup, as written. */
  readonly rawSource: string;
  /** The text between the backquotes; an escaping backslash is a NUL. */
  readonly escapedText: string;
  /** The whole construct. */
  readonly span: Span;
  /** The text between the backquotes. */
  readonly textSpan: Span;
  /** Offset of the block that it stands in: docutils' place of messages. */
  readonly at: number;
}

export interface InlineResult {
  readonly nodes: Node[];
  readonly messages: Element[];
}

/** Option values of a role that was made with the `role` directive. */
export type RoleOptions = ReadonlyMap<string, OptionValue>;

/** What interpreted text of a role becomes. */
export interface Role {
  (call: RoleCall, parser: Parser): InlineResult;
  /** The options that a role made from this one may have. */
  readonly options: OptionSpec;
  /** The same role with options set. */
  derive(options: RoleOptions): Role;
}
