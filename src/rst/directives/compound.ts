import { element } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveDefinition } from '../parser.js';
import { argumentSpan, CLASS_AND_NAME, missingContent, withClassAndName, withName } from './call.js';
import { classNamesOf, InvalidValue, unchanged } from './options.js';

/** `.. compound::`: body elements that form a single paragraph. */
export const compound: DirectiveDefinition = {
  options: CLASS_AND_NAME,
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const node = withClassAndName(element('compound', call.span), call);
    node.children = parser.blocks(call.content, node);
    return [node];
  },
};

/** `.. container:: classes`: body elements in a generic container. */
export const container: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: { name: unchanged },
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const classes = classNamesOf(call.arguments[0] ?? '');
    if (classes instanceof InvalidValue) {
      const message = `Invalid class attribute value for "${call.name}" directive: "${call.arguments[0] ?? ''}".`;
      return [directiveError(call, parser, { level: 3, message, span: argumentSpan(call) })];
    }
    const node = withName(element('container', call.span, [], classes.length > 0 ? { classes } : {}), call);
    node.children = parser.blocks(call.content, node);
    return [node];
  },
};
