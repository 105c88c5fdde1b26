import type { Severity } from '../diagnostics/diagnostic.js';

/** A word or phrase that a repository avoids. */
export interface AvoidedWording {
  /** Matches the wording in a paragraph whose line breaks are spaces; has the flag `g`. */
  readonly pattern: RegExp;
  /** Matching a text takes at most the length of the text to the power of this many steps. */
  readonly degree: number;
  /** Texts to write instead: one can replace the match, several are alternatives. */
  readonly replacements: readonly string[];
  readonly severity: Severity;
}
