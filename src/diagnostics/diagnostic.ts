import type { Span } from '../source/text.js';

/** `error` stops a build, `warning` stops a strict one, `info` is advice that is shown on demand. */
export type Severity = 'error' | 'warning' | 'info';

/** A further place that explains a problem: what was defined first, where a file is referred to from. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** An edit that mends a problem: `text` takes the place of the range. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** One problem in the sources, at the place where an author must look. */
export interface Diagnostic {
  /** Stable id, `group/name` (`rst/unknown-directive`). */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence that says what is wrong. */
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  /** One sentence that says what to do. */
  readonly help?: string;
  readonly fix?: Fix;
}

/** Takes a problem as it is found. */
export type Report = (diagnostic: Diagnostic) => void;
