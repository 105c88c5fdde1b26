import { element } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../directive.js';
import { missingContent } from './call.js';

/** `.. header::` and `.. footer::`: what stands above and below every page; several are put together. */
export const decoration = (type: 'header' | 'footer'): DirectiveDefinition => ({
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const node = parser.decoration[type] ?? element(type, call.span);
    parser.decoration[type] = node;
    const before = node.children.length;
    const content = parser.blocks(call.content, { ...call.span, type });
    // One that stands within this content has added its own by now.
    node.children.splice(before, 0, ...content);
    node.end = Math.max(node.end, call.span.end);
    return [];
  },
});
