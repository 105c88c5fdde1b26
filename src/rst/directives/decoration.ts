import { addAll, element } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { missingContent } from './call.js';

/** `.. header::` and `.. footer::`: page decoration; the content of several directives is merged. */
export const decoration = (type: 'header' | 'footer'): DirectiveDefinition => ({
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const node = parser.decoration[type] ?? element(type, call.span);
    parser.decoration[type] = node;
    const { length } = node.children;
    const nodes = parser.blocks(call.content, { ...call.span, type });
    // A nested directive has appended its content to the same element first.
    const nested = node.children.splice(length);
    const added = [...nodes, ...nested];
    if (nested.length > 0) added.sort((a, b) => (a.source === b.source ? a.start - b.start : 0));
    addAll(node.children, added);
    node.end = Math.max(node.end, call.span.end);
    return [];
  },
});
