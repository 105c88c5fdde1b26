import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/text.js';
import type { InlineContext } from '../inline/context.js';
import type { Bracket, DelimiterRun } from '../inline/pieces.js';
import type { MarkdownOptions } from '../options.js';
import type { MappedText } from '../text/mapped-text.js';
import type { InlineSlips } from './inline-slips.js';

/** Collects markup that is probably a mistake: correct Markdown that shows as text. */
export class Slips implements InlineSlips {
  readonly #diagnostics: Diagnostic[] = [];

  constructor(_options: MarkdownOptions) {}

  unclosedCode(span: Span): void {
    this.#warn(
      'markdown/unclosed-code',
      'Code without a closing backquote.',
      span,
      'Close it, or write `\\``.',
    );
  }

  undefinedFootnote(_span: Span, _label: string): void {}

  openLink(_text: MappedText, _bracket: Bracket, _close: number): void {}

  unmatchedRuns(_text: MappedText, _runs: readonly DelimiterRun[]): void {}

  finish(_text: MappedText, _context: InlineContext): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  #warn(rule: string, message: string, span: Span, help: string): void {
    this.#diagnostics.push({ rule, severity: 'warning', message, span, help });
  }
}
