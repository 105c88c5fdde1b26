import type { Fix, Related } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/text.js';
import type { Element } from './nodes.js';

/** docutils' levels of system messages: info, warning, error, severe. */
export type Level = 1 | 2 | 3 | 4;

/** A fault of the text, as the author is told of it. */
export interface Problem {
  readonly level: Level;
  /** Id in the catalogue: `rst/unknown-directive`. */
  readonly rule: string;
  /** docutils' wording. */
  readonly message: string;
  /** What is wrong, exactly. */
  readonly span: Span;
  /** Where docutils says that it is: an offset in the same text; left out: the start of the span. `none`: it does not say. */
  readonly at?: number | 'none';
  /** Whether docutils says that it is in the line below that one, which the text may end before. */
  readonly below?: boolean;
  /** The text in question, shown below the message. */
  readonly block?: string;
  readonly related?: readonly Related[];
  readonly help?: string;
  readonly fix?: Fix;
}

/** Takes a problem, and makes the `system_message` element that stands for it in the tree. */
export interface ProblemReporter {
  report(problem: Problem, children?: readonly Element[]): Element;
}
