import { element, text } from '../../doc/nodes.js';
import type { Block } from '../blocks/block.js';
import { isBlankAt } from '../blocks/block.js';
import { fallback } from '../blocks/lists.js';
import { indentedBlock, lineSpan, linesSpan, textOfLines, trimEnd } from '../lines.js';
import type { Explicit } from './construct.js';

/**
 *     .. any text that is not another construct,
 *        with the indented lines below it
 *
 * A marker on its own before a blank line is an empty comment; it does not consume the indented lines below it.
 */
export function comment(block: Block, marker = markerLength(block)): Explicit {
  const line = block.lines[block.at] ?? fallback(block.lines);
  if (line.text !== '' && line.text.length === marker && isBlankAt(block, block.at + 1)) {
    block.at++;
    return { nodes: [element('comment', lineSpan(line))], blankFinish: true };
  }
  const indented = indentedBlock(block.lines, block.at, { firstIndent: marker });
  const lines = trimEnd(indented.lines);
  const span = linesSpan(lines, line);
  block.at = indented.next;
  const content = textOfLines(lines);
  return {
    nodes: [element('comment', span, content === '' ? [] : [text(content, span)])],
    blankFinish: indented.blankFinish,
  };
}

/** The length of the marker at the next line, including trailing spaces. */
export const markerLength = (block: Block): number =>
  /^(?:\.\.|__) */.exec(block.lines[block.at]?.text ?? '')?.[0].length ?? 0;
