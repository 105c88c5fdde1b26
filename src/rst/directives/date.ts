import { text } from '../../doc/nodes.js';
import { textOfLines } from '../lines.js';
import type { DirectiveDefinition } from '../parser.js';
import { formatDate } from './strftime.js';
import { outsideSubstitution } from './substitution-only.js';

/** `.. |name| date:: format`: the current date. */
export const date: DirectiveDefinition = {
  hasContent: true,
  run(call, parser) {
    const error = outsideSubstitution(call, parser);
    if (error) return [error];
    const format = textOfLines(call.content) || '%Y-%m-%d';
    return [text(formatDate(parser.options.today ?? new Date(), format), call.span)];
  },
};
