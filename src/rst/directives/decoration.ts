import { addAll, element } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { missingContent } from './call.js';

/** `.. header::` and `.. footer::`: what stands above and below every page; several are put together. */
export const decoration = (type: 'header' | 'footer'): DirectiveDefinition => ({
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const node = parser.decoration[type] ?? element(type, call.span);
    parser.decoration[type] = node;
    // A header in this content adds to the same element: what comes out is in the order of the text.
    addAll(node.children, parser.blocks(call.content, { ...call.span, type }));
    node.children.sort((a, b) => (a.source === b.source ? a.start - b.start : 0));
    node.end = Math.max(node.end, call.span.end);
    return [];
  },
});
