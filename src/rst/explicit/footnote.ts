import { normalizeName } from '../../doc/names.js';
import { addAll, type Element, element, text } from '../../doc/nodes.js';
import type { Block } from '../blocks/block.js';
import { fallback } from '../blocks/lists.js';
import { indentedBlock, lineSpan, linesSpan } from '../lines.js';
import type { Explicit } from './construct.js';

/**
 *     .. [1] manually numbered, [#] or [#name] autonumbered, [*] labelled with a symbol
 *         ^ label
 */
export function footnote(block: Block, label: string, length: number): Explicit {
  return note(block, label, length, 'footnote');
}

/**
 *     .. [RFC2119] a citation
 *         ^~~~~~~ label
 */
export function citation(block: Block, label: string, length: number): Explicit {
  return note(block, label, length, 'citation');
}

function note(block: Block, label: string, length: number, type: 'footnote' | 'citation'): Explicit {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at, { firstIndent: length });
  const node: Element = element(type, linesSpan(lines.slice(block.at, indented.next), line));
  block.at = indented.next;
  const name = normalizeName(label);
  if (type === 'footnote' && name === '*') node.attributes.auto = '*';
  else if (type === 'footnote' && name.startsWith('#')) {
    node.attributes.auto = 1;
    if (name.length > 1) node.attributes.names = [name.slice(1)];
  } else {
    const start = line.start + line.text.indexOf('[') + 1;
    const span = { source: line.source, start, end: start + label.length };
    node.children.push(element('label', span, [text(label, span)]));
    node.attributes.names = [name];
  }
  if (indented.lines.length > 0) addAll(node.children, parser.blocks(indented.lines, node));
  else {
    const title = type === 'footnote' ? 'Footnote' : 'Citation';
    node.children.push(
      parser.reporter.report({
        level: 2,
        rule: `rst/${type}-empty`,
        message: `${title} content expected.`,
        span: lineSpan(line),
        // docutils reports the last line of the first construct in the run.
        at: (block.firstExplicitEnd ?? lines[block.at - 1] ?? line).start,
      }),
    );
  }
  return { nodes: [node], blankFinish: indented.blankFinish };
}
