import type { Element, ElementName, Node } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import type { OptionSpec, OptionValue } from './directives/options.js';
import type { Line } from './lines.js';
import type { Reporter } from './reporter.js';

export interface ParseOptions {
  /** Reads a file that a directive names (`include`, `csv-table :file:`, `raw :file:`), relative to the file that names it. */
  readonly readFile?: (path: string, from: SourceText) => SourceText | undefined;
  /** Whether `raw` is allowed; left out: it is. */
  readonly raw?: boolean;
  /** docutils' setting `character_level_inline_markup`. */
  readonly characterLevelInlineMarkup?: boolean;
  /** docutils' setting `auto_id_prefix`; left out: `%`, ids are made of names and types. */
  readonly autoIdPrefix?: string;
  /** Blocks may be nested this deeply; left out: 60. */
  readonly nestingLimit?: number;
  /** Directives beside the standard's, or in place of them, by lower-case name. */
  readonly directives?: ReadonlyMap<string, DirectiveDefinition>;
  readonly today?: Date;
  /** Takes code apart where it is parsed; left out, or where it does not know the language: code stays one text. */
  readonly highlight?: (code: string, language: string) => readonly CodeToken[] | undefined;
}

/** A piece of code with the class names that say what it is. */
export interface CodeToken {
  readonly classes: readonly string[];
  readonly text: string;
}

/** What stands at the head of a section: the title, and how it is underlined. */
export interface SectionTitle {
  /** Underline's character, twice where there is an overline too. */
  readonly style: string;
  readonly title: Element;
  /** The title's lines as written. */
  readonly block: string;
  readonly span: Span;
  /** The underline. */
  readonly styleSpan: Span;
  /** Messages about the title. */
  readonly messages: readonly Element[];
}

/** Takes what blocks are found, in order. */
export interface BlockSink {
  readonly nodes: Node[];
  /** Whether titles may stand here. */
  readonly titles: boolean;
  section(title: SectionTitle): void;
  /** Takes what `read` finds as a part with sections of its own; only where titles may stand. */
  within?(scope: SectionScope, read: () => void): void;
}

/** How the sections in a directive's content belong to the document. */
export interface SectionScope {
  /** Whether they are children of the directive's place only (`detached`), or the document goes on in the last of them. */
  readonly base: 'detached' | 'current';
  /** Whether the styles of titles are those of the document, or begin anew. */
  readonly ownStyles: boolean;
  /** Whether the document goes on in the last of detached sections all the same: docutils does after a list of explicit markup. */
  readonly joins?: boolean;
}

/** One run of the parser: what blocks, directives and roles share. */
export interface Parser {
  readonly options: ParseOptions;
  readonly reporter: Reporter;
  /** Roles that the text defined with `role`, by lower-case name. */
  readonly customRoles: Map<string, Role>;
  defaultRole: Role | undefined;
  /** Whether a document's title may still be set. */
  readonly metadata: { title: string | undefined; readonly meta: Node[] };
  readonly decoration: { header: Element | undefined; footer: Element | undefined };
  /** The inclusions that the parser is within, outermost first. */
  readonly inclusions: string[];
  /** A number that no other call gives in this run. */
  nextKey(): number;
  directive(name: string): DirectiveDefinition | undefined;
  role(name: string): Role | undefined;
  /** The name that was meant, perhaps, where there is no such directive or role. */
  likelyName(kind: 'directive' | 'role', name: string): string | undefined;
  /** Body elements of lines that stand in another block; the parent's type is what directives in them are told. */
  blocks(lines: readonly Line[], parent: Span & { readonly type?: ElementName }): Node[];
  /** Blocks with sections of their own, whatever they stand in. */
  sections(lines: readonly Line[], parent: Span): Node[];
  /** Inline markup of lines that make one text; `at` is where messages say that it stands. */
  inline(lines: readonly Line[], at?: number): InlineResult;
}

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

/** A directive as it was written, taken apart by its definition. */
export interface DirectiveCall {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly content: readonly Line[];
  /** The lines from the marker to the end, as written. */
  readonly blockText: string;
  /** The whole directive. */
  readonly span: Span;
  /** Its name in the first line. */
  readonly nameSpan: Span;
  /** The arguments' lines, before they were split. */
  readonly argumentLines: readonly Line[];
  /** The lines of each option's text, for options whose text is parsed. */
  readonly optionLines: ReadonlyMap<string, readonly Line[]>;
  /** What the directive stands in; undefined where that is only known later (a figure, a row of a list table). */
  readonly parent: ElementName | undefined;
  /** Where it stands in a substitution definition: that element, with its name. */
  readonly substitution: Element | undefined;
  /** Puts further lines at the directive's place: they are read as if they stood there, titles and all. */
  insert(lines: readonly Line[]): void;
  /** The same, with sections that belong to the document as `scope` says; where no titles may stand they are refused. */
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
