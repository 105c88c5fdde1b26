import { makeId } from '../../doc/make-id.js';
import { addAll, type DocutilsElementName, element } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { CLASS_AND_NAME, inlineElement, missingContent, withClassAndName } from './call.js';

/** `.. note::` and other specific admonitions. */
export const specificAdmonition = (type: DocutilsElementName): DirectiveDefinition => ({
  finalArgumentWhitespace: true,
  options: CLASS_AND_NAME,
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const node = withClassAndName(element(type, call.span), call);
    node.children = parser.blocks(call.content, node);
    return [node];
  },
});

/** `.. admonition:: title`: an admonition with a custom title. */
export const admonition: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: CLASS_AND_NAME,
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const node = withClassAndName(element('admonition', call.span), call);
    const title = inlineElement('title', call.argumentLines, call, parser);
    if (!call.options.has('class'))
      node.attributes.classes = [`admonition-${makeId(call.arguments[0] ?? '')}`];
    node.children = [title.node, ...title.messages];
    addAll(node.children, parser.blocks(call.content, node));
    return [node];
  },
};
