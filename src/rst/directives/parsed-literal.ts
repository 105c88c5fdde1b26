import { element } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { CLASS_AND_NAME, missingContent, spanOf, withClassAndName } from './call.js';

/** `.. parsed-literal::`: a literal block with inline markup in it. */
export const parsedLiteral: DirectiveDefinition = {
  options: CLASS_AND_NAME,
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const { nodes, messages } = parser.inline(call.content, call.span.start);
    const node = element('literal_block', spanOf(call.content, call.span), nodes);
    return [withClassAndName(node, call), ...messages];
  },
};
