import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import type { CheckContext } from './check-context.js';

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

/** One check of a repository. */
export interface Rule extends RuleDescription {
  /** Makes the queries of the rule, once for a repository. */
  prepare(checkContext: CheckContext): Check;
}
