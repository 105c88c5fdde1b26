import { element, text } from '../../doc/nodes.js';
import { linesSpan, textOfLines } from '../lines.js';
import { type Block, isBlankAt, push } from './block.js';
import { fallback } from './lists.js';

/**
 *     >>> 1 + 1
 *     2
 */
export function doctestBlock(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  if (!/^>>>( +|$)/.test(line.text)) return false;
  const start = block.at;
  while (block.at < block.lines.length && !isBlankAt(block, block.at)) block.at++;
  const lines = block.lines.slice(start, block.at);
  const span = linesSpan(lines, line);
  push(block, element('doctest_block', span, [text(textOfLines(lines), span)]));
  return true;
}
