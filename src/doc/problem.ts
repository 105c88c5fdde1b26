import type { Fix, Related } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import type { Element } from './nodes.js';

/** docutils' levels of system messages: info, warning, error, severe. */
export type Level = 1 | 2 | 3 | 4;

/** A problem in the source text, before it becomes a `system_message` and a diagnostic. */
export interface Problem {
  readonly level: Level;
  /** Rule id from the catalogue, such as `rst/unknown-directive`. */
  readonly rule: string;
  /** docutils' wording. */
  readonly message: string;
  /** The message of the diagnostic; docutils' wording by default. */
  readonly sentence?: string;
  /** Whether the problem appears only in the tree, because another diagnostic covers it. */
  readonly isTreeOnly?: boolean;
  /** The exact range of the problem. */
  readonly span: Span;
  /** Offset of the line that docutils reports; defaults to the start of `span`. `none` if docutils reports no line. */
  readonly at?: number | 'none';
  /** Whether docutils reports the line after `at`, which may be past the end of the text. */
  readonly below?: boolean;
  /** Source text that docutils quotes below the message. */
  readonly block?: string;
  readonly related?: readonly Related[];
  readonly help?: string;
  readonly fix?: Fix;
  /** The `cause` of the diagnostic. */
  readonly cause?: string;
}

/** Records problems. */
export interface ProblemReporter {
  /** Records a problem; returns the `system_message` that represents it, with `children` after its paragraph. */
  report(problem: Problem, children?: readonly Element[]): Element;
}
