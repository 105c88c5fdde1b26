import { element } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { missingContent } from './call.js';

/**
 * `.. header::` and `.. footer::`: page decoration. `collectTargets` merges the content of all directives, in their order in
 * the text.
 */
export const decoration = (type: 'header' | 'footer'): DirectiveDefinition => ({
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const content = element(type, call.span, parser.blocks(call.content, { ...call.span, type }));
    return [element('pending', call.span, [], { moved: content })];
  },
});
