import type { Element, ElementName, Node } from '../doc/nodes.js';
import type { SourceText, Span } from '../source/text.js';
import type { DirectiveDefinition } from './directive.js';
import type { Line } from './lines.js';
import type { Reporter } from './reporter.js';
import type { InlineResult, Role } from './role.js';

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
