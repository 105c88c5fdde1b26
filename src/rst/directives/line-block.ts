import { addAll, type Element, element } from '../../doc/nodes.js';
import { type IndentedLine, nestLines } from '../blocks/line-block.js';
import { cut, indentOf, lineSpan } from '../lines.js';
import type { DirectiveDefinition } from '../parser.js';
import { CLASS_AND_NAME, missingContent, spanOf, withClassAndName } from './call.js';

/** `.. line-block::`: lines with preserved breaks and indentation; the deprecated form of `| text`. */
export const lineBlockDirective: DirectiveDefinition = {
  options: CLASS_AND_NAME,
  hasContent: true,
  run(call, parser) {
    const missing = missingContent(call, parser);
    if (missing) return [missing];
    const lines: IndentedLine[] = [];
    const messages: Element[] = [];
    for (const line of call.content) {
      const indent = line.text === '' ? (lines.at(-1)?.indent ?? 0) : indentOf(line.text);
      const inline = parser.inline([cut(line, indentOf(line.text))], line.start);
      lines.push({ node: element('line', lineSpan(line), inline.nodes), indent });
      addAll(messages, inline.messages);
    }
    const node = element('line_block', spanOf(call.content, call.span), nestLines(lines, parser, messages));
    return [withClassAndName(node, call), ...messages];
  },
};
