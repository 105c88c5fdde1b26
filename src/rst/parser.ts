import type { Element, ElementName, Node } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import type { OptionSpec, OptionValue } from './directives/options.js';
import type { Line } from './lines.js';
import type { Reporter } from './reporter.js';

export interface ParseOptions {
  /**
   * Reads a file for `include`, `csv-table :file:` or `raw :file:`. The path is relative to the including file; `encoding`
   * is `latin1` or a label of the WHATWG Encoding Standard, and UTF-8 by default.
   */
  readonly readFile?: (path: string, from: SourceText, encoding?: string) => SourceText | undefined;
  /** Whether the `raw` directive and role are enabled; true by default. */
  readonly raw?: boolean;
  /** docutils' setting `character_level_inline_markup`. */
  readonly characterLevelInlineMarkup?: boolean;
  /** docutils' setting `auto_id_prefix`; by default `%`, which is replaced by the name or the element type. */
  readonly autoIdPrefix?: string;
  /** The maximum nesting depth of blocks, and of line blocks; 60 by default. */
  readonly nestingLimit?: number;
  /** Additional directives by lower-case name; they take precedence over standard directives. */
  readonly directives?: ReadonlyMap<string, DirectiveDefinition>;
  readonly today?: Date;
  /** Splits code into tokens; if it is absent or returns `undefined`, code is a single text node. */
  readonly highlight?: (code: string, language: string) => readonly CodeToken[] | undefined;
  /** Validates a formula; without it, formulas are not validated. */
  readonly validateMath?: (tex: string, isBlock: boolean) => MathError | undefined;
}

/** An error in a formula, with its offset in the TeX source. */
export interface MathError {
  readonly message: string;
  readonly offset: number;
}

/** A piece of code with the class names of its syntactic category. */
export interface CodeToken {
  readonly classes: readonly string[];
  readonly text: string;
}

/** The title of a section with its adornment. */
export interface SectionTitle {
  /** The adornment character, doubled if there is an overline. */
  readonly style: string;
  readonly title: Element;
  /** The source lines of the title with its adornment. */
  readonly block: string;
  readonly span: Span;
  /** The underline. */
  readonly styleSpan: Span;
  /** Messages about the title. */
  readonly messages: readonly Element[];
}

/** Receives the parsed blocks in order. */
export interface BlockSink {
  readonly nodes: Node[];
  /** Whether section titles are allowed. */
  readonly titles: boolean;
  section(title: SectionTitle): void;
  /** Runs `read` in a separate section scope; defined only where titles are allowed. */
  within?(scope: SectionScope, read: () => void): void;
}

/** The relation between sections in the content of a directive and the sections of the document. */
export interface SectionScope {
  /** `detached`: the sections end with the directive. `current`: the document continues in the last of them. */
  readonly base: 'detached' | 'current';
  /** Whether the title styles are independent of the document's. */
  readonly ownStyles: boolean;
  /** Whether the document continues in the last of detached sections, as in docutils within a run of explicit markup. */
  readonly joins?: boolean;
}

/** The state of a parser run that blocks, directives and roles share. */
export interface Parser {
  readonly options: ParseOptions;
  readonly reporter: Reporter;
  /** Roles defined by `role` directives, by lower-case name. */
  readonly customRoles: Map<string, Role>;
  defaultRole: Role | undefined;
  /** Results of the directives `title` and `meta`. */
  readonly metadata: { title: string | undefined; readonly meta: Node[] };

  /** The keys of the open inclusions, outermost first. */
  readonly inclusions: string[];
  /** A number that is unique in this run. */
  nextKey(): number;
  directive(name: string): DirectiveDefinition | undefined;
  role(name: string): Role | undefined;
  /** The most similar name of a directive or role, as a suggestion for an unknown one. */
  likelyName(kind: 'directive' | 'role', name: string): string | undefined;
  /** Parses lines into body elements of `parent`, without sections. */
  blocks(lines: readonly Line[], parent: Span & { readonly type?: ElementName }): Node[];
  /** Parses lines into body elements and sections of `parent`, independent of the document's sections. */
  sections(lines: readonly Line[], parent: Span): Node[];
  /** Parses the inline markup of a text; `at` is the offset of the line in docutils' messages. */
  inline(lines: readonly Line[], at?: number): InlineResult;
}

/** Interpreted text: `` :name:`text` ``. */
export interface RoleCall {
  /** The role name in its original case. */
  readonly name: string;
  /** The source text of the whole construct. */
  readonly rawSource: string;
  /** The text between the backquotes, with escaping backslashes replaced by NUL. */
  readonly escapedText: string;
  readonly span: Span;
  /** The range between the backquotes. */
  readonly textSpan: Span;
  /** The offset of the line in docutils' messages. */
  readonly at: number;
}

export interface InlineResult {
  readonly nodes: Node[];
  readonly messages: Element[];
}

/** Option values set by a `role` directive. */
export type RoleOptions = ReadonlyMap<string, OptionValue>;

/** Converts interpreted text to nodes. */
export interface Role {
  (call: RoleCall, parser: Parser): InlineResult;
  /** The options that a `role` directive may set on a role based on this one. */
  readonly options: OptionSpec;
  /** A copy of this role with options set. */
  derive(options: RoleOptions): Role;
}

/** A directive in the source, split into arguments, options and content. */
export interface DirectiveCall {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly content: readonly Line[];
  /** The source text from the marker to the end. */
  readonly blockText: string;
  readonly span: Span;
  /** The range of the directive's name. */
  readonly nameSpan: Span;
  /** The lines of the arguments before they are split. */
  readonly argumentLines: readonly Line[];
  /** The lines of each option's value. */
  readonly optionLines: ReadonlyMap<string, readonly Line[]>;
  /** The type of the parent element; `undefined` if it is not known yet, as in a figure or a list table. */
  readonly parent: ElementName | undefined;
  /** The substitution definition that contains the directive. */
  readonly substitution: Element | undefined;
  /** Parses lines, including titles, as if they were in place of the directive. */
  insert(lines: readonly Line[]): void;
  /** Like `insert`, with the sections in a scope of their own. */
  insertSections(lines: readonly Line[], scope: SectionScope): void;
}

export interface DirectiveDefinition {
  readonly requiredArguments?: number;
  readonly optionalArguments?: number;
  readonly finalArgumentWhitespace?: boolean;
  readonly hasContent?: boolean;
  readonly options?: OptionSpec;
  run(call: DirectiveCall, parser: Parser): Node[];
}
