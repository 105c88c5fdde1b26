import type { Span } from '../../source/text.js';
import type { Bracket, DelimiterRun } from '../inline/pieces.js';
import type { MappedText } from '../text/mapped-text.js';

/** Takes markup within text that is probably a mistake. */
export interface InlineSlips {
  /** A run of backticks without a closing run. */
  unclosedCode(span: Span): void;
  /** `[^label]` without a footnote. */
  undefinedFootnote(span: Span, label: string): void;
  /** Brackets that are no link; the closing one is at index `close`. */
  openLink(text: MappedText, bracket: Bracket, close: number): void;
  /** A text is complete: its delimiter runs, those without a counterpart among them. */
  unmatchedRuns(text: MappedText, runs: readonly DelimiterRun[]): void;
}
