import { isElement } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveDefinition } from '../parser.js';
import { argumentSpan } from './call.js';
import { classNamesOf, InvalidValue } from './options.js';
import { pending } from './pending.js';

/** `.. class:: names`: class names for the content, or for the next element. */
export const classDirective: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  hasContent: true,
  run(call, parser) {
    const classes = classNamesOf(call.arguments[0] ?? '');
    if (classes instanceof InvalidValue) {
      const message = `Invalid class attribute value for "${call.name}" directive: "${call.arguments[0] ?? ''}".`;
      return [directiveError(call, parser, { level: 3, message, span: argumentSpan(call) })];
    }
    if (call.content.length === 0) {
      return [pending('misc.ClassAttribute', call, { class: classes, directive: call.name })];
    }
    const nodes = parser.blocks(call.content, { ...call.span });
    for (const node of nodes) {
      if (isElement(node)) node.attributes.classes = [...(node.attributes.classes ?? []), ...classes];
    }
    return nodes;
  },
};
