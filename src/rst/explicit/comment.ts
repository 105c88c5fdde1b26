import { element, text } from '../../doc/nodes.js';
import type { Block } from '../blocks/block.js';
import { isBlankAt } from '../blocks/block.js';
import { fallback } from '../blocks/lists.js';
import { indentedBlock, lineSpan, linesSpan, textOfLines, trimEnd } from '../lines.js';
import type { Explicit } from './construct.js';

/**
 *     .. anything that is nothing else,
 *        with what is indented below it
 *
 * A marker alone before a blank line is an empty comment: what is indented below is not its.
 */
export function comment(block: Block, marker = markerLength(block)): Explicit {
  const line = block.lines[block.at] ?? fallback(block.lines);
  if (line.text !== '' && line.text.length === marker && isBlankAt(block, block.at + 1)) {
    block.at++;
    return { nodes: [element('comment', lineSpan(line))], blankFinish: true };
  }
  const found = indentedBlock(block.lines, block.at, { firstIndent: marker });
  const lines = trimEnd(found.lines);
  const span = linesSpan(lines, line);
  block.at = found.next;
  const content = textOfLines(lines);
  return {
    nodes: [element('comment', span, content === '' ? [] : [text(content, span)])],
    blankFinish: found.blankFinish,
  };
}

/** How many characters the marker at the next line takes, with the blanks after it. */
export const markerLength = (block: Block): number =>
  /^(?:\.\.|__) */.exec(block.lines[block.at]?.text ?? '')?.[0].length ?? 0;
