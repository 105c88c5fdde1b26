/** How the text of a shortcode takes part in the Markdown around it. */
export interface ShortcodeSyntax {
  /** Whether it has inner text and a closing `{{% /name %}}`. */
  readonly paired: boolean;
  /**
   * Whether its output interrupts a paragraph (`block`) or belongs to the text around it (`inline`), by delimiter. A block shortcode
   * within a line splits the paragraph there.
   */
  readonly flow: Readonly<Record<ShortcodeDelimiter, 'block' | 'inline'>>;
}

/** `%`: the output is Markdown source; `<`: the output is finished HTML. */
export type ShortcodeDelimiter = '%' | '<';

/** Pairs of an opening and a closing delimiter around TeX. */
export interface MathDelimiters {
  readonly inline: readonly (readonly [open: string, close: string])[];
  readonly block: readonly (readonly [open: string, close: string])[];
}

/** The Markdown dialect of a repository. CommonMark, tables, strikethrough, task lists and footnotes are always read. */
export interface MarkdownOptions {
  /** Curly quotes, dashes and ellipses. */
  readonly typographer?: boolean;
  /** Links from bare URLs (`https://…`, `www.…`) and email addresses. */
  readonly bareUrls?: boolean;
  /** Definition lists: a term with `: text` below it. */
  readonly definitionLists?: boolean;
  /** `{#id .class}` at the end of headings. */
  readonly headingAttributes?: boolean;
  /** Shortcodes by name; left out: `{{%` and `{{<` are text. */
  readonly shortcodes?: ReadonlyMap<string, ShortcodeSyntax>;
  /** Delimiters of TeX; left out: no maths. */
  readonly math?: MathDelimiters;
  /** Whether `[text][name]` without a link definition refers to a target of the document by its name. */
  readonly targetReferences?: boolean;
}

/** The dialect of Markdown sections in repositories with `targets.yaml`: as GitHub shows it. */
export const githubMarkdown: MarkdownOptions = { bareUrls: true, targetReferences: true };

/** The dialect of Markdown sections in repositories without `targets.yaml`. */
export const sectionMarkdown: MarkdownOptions = {
  ...githubMarkdown,
  definitionLists: true,
  headingAttributes: true,
};
