import { isElement, type Node } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { missingContent } from './call.js';
import { outsideSubstitution } from './substitution-only.js';

/** `.. |name| replace:: text`: the content of a single paragraph. */
export const replace: DirectiveDefinition = {
  hasContent: true,
  run(call, parser) {
    const error = outsideSubstitution(call, parser) ?? missingContent(call, parser);
    if (error) return [error];
    const messages: Node[] = [];
    let paragraph: Node[] | undefined;
    for (const node of parser.blocks(call.content, { ...call.span })) {
      if (!isElement(node)) continue;
      if (node.type === 'system_message') {
        // The text may not be used anywhere, so a back-reference to it may be dangling.
        delete node.attributes.backrefs;
        messages.push(node);
      } else if (node.type === 'paragraph' && !paragraph) paragraph = node.children;
      else {
        return [
          parser.reporter.report({
            level: 3,
            rule: 'rst/directive',
            message: `Error in "${call.name}" directive: may contain a single paragraph only.`,
            span: node,
            at: call.span.start,
          }),
        ];
      }
    }
    return [...messages, ...(paragraph ?? [])];
  },
};
