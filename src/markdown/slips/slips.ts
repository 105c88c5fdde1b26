import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/text.js';
import type { Bracket, DelimiterRun } from '../inline/pieces.js';
import type { MappedText } from '../text/mapped-text.js';
import { unmatchedRun } from './emphasis.js';
import { brokenLink, emptyLink } from './links.js';
import { paragraphSlips } from './paragraphs.js';
import { slip } from './slip.js';

/**
 * Collects markup that is probably a mistake: correct Markdown that shows its marks as text, or that hides text. Each method is called
 * where the parser knows of it.
 */
export class Slips {
  readonly diagnostics: Diagnostic[] = [];

  /** A run of backticks without a closing run. */
  unclosedCode(span: Span): void {
    this.#add(slip('markdown/unclosed-code', span, 'Unclosed code span.', 'Close it, or write `\\``.'));
  }

  /** A code fence without a closing one. */
  unclosedFence(span: Span, fence: string): void {
    this.#add(
      slip(
        'markdown/unclosed-fence',
        span,
        'Unclosed code block.',
        `Close it with \`${fence}\`, indented like the opening fence.`,
      ),
    );
  }

  /** An HTML comment without an end. */
  unclosedComment(span: Span): void {
    this.#add(
      slip(
        'markdown/unclosed-comment',
        span,
        'Unclosed comment; the text after it is not shown.',
        'Add `-->`.',
      ),
    );
  }

  /** A text is complete: its delimiter runs, of which some may have no counterpart. */
  delimiterRuns(text: MappedText, runs: readonly DelimiterRun[], from: number): void {
    for (let i = from; i < runs.length; i++) {
      const run = runs[i];
      if (run && run.remaining > 0) this.#add(unmatchedRun(text, run));
    }
  }

  /** Brackets that do not form a link; the closing one is at index `close`. */
  brokenLink(text: MappedText, bracket: Bracket, close: number): void {
    this.#add(brokenLink(text, bracket, close));
  }

  /** A link whose address is empty. */
  emptyLink(span: Span): void {
    this.#add(emptyLink(span));
  }

  /** `[^label]` without a footnote. */
  undefinedFootnote(span: Span, label: string): void {
    this.#add(
      slip(
        'markdown/undefined-footnote',
        span,
        `Undefined footnote "${label}".`,
        `Define it with \`[^${label}]: text\`, or correct the label.`,
      ),
    );
  }

  /** A footnote without a reference, which no page shows. */
  unusedFootnote(span: Span, label: string): void {
    this.#add(
      slip(
        'markdown/unused-footnote',
        span,
        `Unused footnote "${label}"; it is not shown.`,
        `Refer to it with \`[^${label}]\`, or remove it.`,
      ),
    );
  }

  /** A second definition of a label, which is ignored. */
  duplicateDefinition(span: Span, label: string, first: Span): void {
    this.#add({
      ...slip(
        'markdown/duplicate-definition',
        span,
        `Duplicate definition of "${label}"; the first one is used.`,
        'Rename or remove one of them.',
      ),
      related: [{ message: 'first defined here', span: first }],
    });
  }

  /** Cells of a table row beyond the last column. */
  extraCells(span: Span): void {
    this.#add(
      slip(
        'markdown/table-extra-cells',
        span,
        'Table row with more cells than columns; the extra cells are not shown.',
        'Add columns to the header and the delimiter row, or write `\\|` for a pipe within a cell.',
      ),
    );
  }

  /** A paragraph, before its inline markup is parsed. */
  paragraph(text: MappedText): void {
    for (const diagnostic of paragraphSlips(text)) this.#add(diagnostic);
  }

  /** The text of a heading in which attributes are read. */
  heading(text: MappedText): void {
    const attributes = /(?<!\\)\{#[^{}\s]*\}?/.exec(text.text);
    if (!attributes) return;
    const span = text.span(attributes.index, attributes.index + attributes[0].length);
    this.#add(
      slip(
        'markdown/heading-attributes',
        span,
        'Attributes within a heading are parsed as text.',
        'Write them at the end of the line: `## Title {#id}`.',
      ),
    );
  }

  #add(diagnostic: Diagnostic | undefined): void {
    if (diagnostic) this.diagnostics.push(diagnostic);
  }
}
