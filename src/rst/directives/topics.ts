import { addAll, type Element, element, type Node } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, DirectiveDefinition, Parser } from '../parser.js';
import { CLASS_AND_NAME, inlineElement, missingContent, withClassAndName } from './call.js';
import { unchangedRequired } from './options.js';

/** `.. topic:: title`: a block with a title outside the section structure. */
export const topic: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: CLASS_AND_NAME,
  hasContent: true,
  run: (call, parser) => [pseudoSection('topic', call, parser)],
};

/** `.. sidebar:: title`: a topic beside the text, with an optional subtitle. */
export const sidebar: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: { ...CLASS_AND_NAME, subtitle: unchangedRequired },
  hasContent: true,
  run(call, parser) {
    if (call.parent === 'sidebar') {
      const message = `The "${call.name}" directive may not be used within a sidebar element.`;
      return [directiveError(call, parser, { level: 3, message })];
    }
    if (call.options.has('subtitle') && call.arguments.length === 0) {
      const message = 'The "subtitle" option may not be used without a title.';
      return [directiveError(call, parser, { level: 3, message })];
    }
    return [pseudoSection('sidebar', call, parser)];
  },
};

/** Reports a directive inside a topic or a body element; `undefined` if its position is valid. */
export function misplaced(call: DirectiveCall, parser: Parser): Element | undefined {
  const { parent } = call;
  if (parent === undefined || parent === 'document' || parent === 'section' || parent === 'sidebar')
    return undefined;
  const message = `The "${call.name}" directive may not be used within topics or body elements.`;
  return directiveError(call, parser, { level: 3, message });
}

function pseudoSection(type: 'topic' | 'sidebar', call: DirectiveCall, parser: Parser): Node {
  const error = misplaced(call, parser) ?? missingContent(call, parser);
  if (error) return error;
  const node = withClassAndName(element(type, call.span), call);
  if (call.arguments.length > 0) {
    const title = inlineElement('title', call.argumentLines, call, parser);
    node.children.push(title.node);
    const subtitle = call.optionLines.get('subtitle');
    const second = subtitle && inlineElement('subtitle', subtitle, call, parser);
    if (second) node.children.push(second.node);
    addAll(node.children, title.messages);
    if (second) addAll(node.children, second.messages);
  }
  addAll(node.children, parser.blocks(call.content, node));
  return node;
}
