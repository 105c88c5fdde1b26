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

/** A cause that several diagnostics probably have in common, such as a schema that no example matches. */
export interface CommonCause {
  /** Identifies the cause; diagnostics of different rules may share it. */
  readonly key: string;
  /** The message, the remedy and the location of the one diagnostic that is shown; default: the location of the first one. */
  readonly message: string;
  readonly help: string;
  readonly span?: Span;
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
  /** A cause that is probable if diagnostics in several files share it: they are then shown as one (`mergeSameCause`). */
  readonly commonCause?: CommonCause;
}

/** Receives each problem when it is found. */
export type Report = (diagnostic: Diagnostic) => void;
