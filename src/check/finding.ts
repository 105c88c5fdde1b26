import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { type Mismatch, mismatchDiagnostic } from '../schema/mismatch.js';

/** What `--explain` says of an id that problems have. */
export interface RuleDescription {
  /** Stable: `group/name`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** Why it matters and how to mend it. */
  readonly explanation: string;
}

/** What a rule found, without what all of its findings have in common. */
export type Finding = Omit<Diagnostic, 'rule' | 'severity'> & { readonly severity?: Severity };

/** Takes what a rule finds, and how much it looked at. */
export interface Findings {
  report(finding: Finding): void;
  /** Counts what was looked at, for `--verbose`. */
  count(what: string, number?: number): void;
}

/** Tells what is wrong now. It is called again after each change: what takes time stands in queries. */
export type Check = (findings: Findings) => void;

/** A mismatch as a finding; `subject` is what does not fit, `help` what to do where nothing better is known. */
export function mismatchFinding(subject: string, mismatch: Mismatch, help: string): Finding {
  const { rule: _, severity: __, ...finding } = mismatchDiagnostic('', capitalize(subject), mismatch);
  return { help, ...finding };
}

/** A text with a capital letter. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
