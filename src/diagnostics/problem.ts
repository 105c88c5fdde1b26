import type { Span } from '../source/text.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import { locationOf } from './order.js';

/** A range of a file: lines and columns start at 1, columns count UTF-16 code units, and the end is exclusive. */
export interface FileRange {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A related position, such as the first definition of a name. */
export interface RelatedRange extends FileRange {
  readonly message: string;
}

/** A problem in the sources. */
export interface Problem extends FileRange {
  /** The id of the rule: `rst/unknown-directive`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The remedy. */
  readonly help: string | undefined;
  readonly related: readonly RelatedRange[];
}

/** Converts a diagnostic to plain data. */
export function toProblem({ rule, severity, message, span, help, related }: Diagnostic): Problem {
  return {
    ...rangeOf(span),
    rule,
    severity,
    message,
    help,
    related: (related ?? []).map((other) => ({ ...rangeOf(other.span), message: other.message })),
  };
}

/** Returns the lines and columns of a span in its file. */
export function rangeOf(span: Span): FileRange {
  const { file, start, end } = locationOf(span);
  return { path: file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
