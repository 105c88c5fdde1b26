import type { Element } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { DirectiveCall, Parser } from './parser.js';

/** What a directive cannot go on from: docutils' level and words. */
export interface DirectiveError {
  readonly level: 1 | 2 | 3 | 4;
  readonly rule?: string;
  readonly message: string;
  readonly span?: Span;
}

/** The element that reports a fault of a directive, with its text. */
export function directiveError(call: DirectiveCall, parser: Parser, fault: DirectiveError): Element {
  const span = fault.span ?? call.nameSpan;
  return parser.reporter.report({
    level: fault.level,
    rule: fault.rule ?? 'rst/directive',
    message: fault.message,
    span,
    at: span.source === call.span.source ? call.span.start : span.start,
    block: call.blockText,
  });
}
