import type { Span } from '../source/text.js';

/** An `error` stops a build, a `warning` stops a strict build, and `info` is advice shown on request. */
export type Severity = 'error' | 'warning' | 'info';

/** A related position, such as the first definition or the reference to a file. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** An edit that fixes a problem: `text` replaces the span. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** A problem in the sources. */
export interface Diagnostic {
  /** Stable id, `group/name` (`rst/unknown-directive`). */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence that describes the problem. */
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  /** One sentence that describes the remedy, as an imperative. */
  readonly help?: string;
  readonly fix?: Fix;
  /** Identifies the cause: diagnostics of one rule with the same cause are shown as one (`mergeSameCause`). */
  readonly cause?: string;
}

/** Receives each problem when it is found. */
export type Report = (diagnostic: Diagnostic) => void;
