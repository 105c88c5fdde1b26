import type { Element } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { DirectiveCall, Parser } from './parser.js';

/** An error of a directive with docutils' level and wording. */
export interface DirectiveError {
  readonly level: 1 | 2 | 3 | 4;
  readonly rule?: string;
  readonly message: string;
  /** The message of the diagnostic, if it is more precise than docutils'. */
  readonly sentence?: string;
  readonly help?: string;
  readonly span?: Span;
}

/** Reports an error of a directive; returns the `system_message` with the source text of the directive. */
export function directiveError(call: DirectiveCall, parser: Parser, error: DirectiveError): Element {
  const span = error.span ?? call.nameSpan;
  return parser.reporter.report({
    level: error.level,
    rule: error.rule ?? 'rst/directive',
    message: error.message,
    ...(error.sentence === undefined ? {} : { sentence: error.sentence }),
    ...(error.help === undefined ? {} : { help: error.help }),
    span,
    at: span.source === call.span.source ? call.span.start : span.start,
    block: call.blockText,
  });
}
