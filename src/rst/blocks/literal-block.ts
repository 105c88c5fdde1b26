import { element, text } from '../../doc/nodes.js';
import { indentedBlock, type Line, lineSpan, linesSpan, textOfLines, trimEnd } from '../lines.js';
import { type Block, isBlankAt, push, unfinished } from './block.js';
import { fallback } from './lists.js';

const quotes = /^[!-/:-@[-`{-~]/;

/** Parses the literal block after `::`: an indented block, or lines that start with the same punctuation character. */
export function literalBlock(block: Block): void {
  const indented = indentedBlock(block.lines, block.at);
  const lines = trimEnd(indented.lines);
  const [first] = lines;
  if (!first) {
    quotedLiteralBlock(block);
    return;
  }
  const span = linesSpan(lines, first);
  push(block, element('literal_block', span, [text(textOfLines(lines), span)]));
  block.at = indented.next;
  if (!indented.blankFinish) unfinished(block, 'Literal block');
}

function quotedLiteralBlock(block: Block): void {
  let next = block.at;
  while (next < block.lines.length && isBlankAt(block, next)) next++;
  const line = block.lines[next];
  const quote = line && quotes.test(line.text) ? line.text.charAt(0) : undefined;
  if (!line || quote === undefined) {
    const at = line ?? fallback(block.lines);
    push(
      block,
      block.parser.reporter.report({
        level: 2,
        rule: 'rst/literal-block-missing',
        message: 'Literal block expected; none found.',
        span: lineSpan(at),
        below: line === undefined,
      }),
    );
    block.at = next;
    return;
  }
  const lines: Line[] = [];
  while (next < block.lines.length && block.lines[next]?.text.startsWith(quote)) {
    const quoted = block.lines[next++];
    if (quoted) lines.push(quoted);
  }
  const span = linesSpan(lines, line);
  push(block, element('literal_block', span, [text(textOfLines(lines), span)]));
  block.at = next;
  const below = block.lines[next];
  if (below && below.text !== '') push(block, inconsistent(block, below));
}

function inconsistent(block: Block, line: Line) {
  const indented = line.text.startsWith(' ');
  return block.parser.reporter.report({
    level: 3,
    rule: indented ? 'rst/unexpected-indentation' : 'rst/block-unfinished',
    message: indented ? 'Unexpected indentation.' : 'Inconsistent literal block quoting.',
    span: lineSpan(line),
  });
}
