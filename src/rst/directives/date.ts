import { text } from '../../doc/nodes.js';
import { textOfLines } from '../lines.js';
import type { DirectiveDefinition } from '../parser.js';
import { formatDate } from './strftime.js';
import { outsideSubstitution } from './substitution-only.js';

/** `.. |name| date:: format`: the day of the build, or whatever the format asks of it. */
export const date: DirectiveDefinition = {
  hasContent: true,
  run(call, parser) {
    const fault = outsideSubstitution(call, parser);
    if (fault) return [fault];
    const format = textOfLines(call.content) || '%Y-%m-%d';
    return [text(formatDate(parser.options.today ?? new Date(), format), call.span)];
  },
};
