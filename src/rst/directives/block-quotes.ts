import { isElement } from '../../doc/nodes.js';
import { blockQuotes } from '../blocks/block-quote.js';
import type { DirectiveDefinition } from '../parser.js';
import { missingContent } from './call.js';

/** `.. epigraph::`, `.. highlights::`, `.. pull-quote::`: block quotes with a class. */
export const classifiedQuote = (name: string): DirectiveDefinition => ({
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const nodes = blockQuotes(call.content, parser);
    for (const node of nodes) {
      if (isElement(node) && node.type === 'block_quote') {
        node.attributes.classes = [...(node.attributes.classes ?? []), name];
      }
    }
    return nodes;
  },
});
