import type { Element } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { ParseOptions, Parser } from './parser.js';

/** The maximum nesting depth of blocks. */
export const nestingLimit = (options: ParseOptions): number => options.nestingLimit ?? 60;

/** Reports blocks beyond the nesting limit. */
export const reportNesting = (span: Span, { options, reporter }: Parser): Element =>
  reporter.report({
    level: 3,
    rule: 'rst/nesting-limit',
    message: `Blocks are nested more than ${nestingLimit(options)} levels deep.`,
    span: { source: span.source, start: span.start, end: span.end },
  });
