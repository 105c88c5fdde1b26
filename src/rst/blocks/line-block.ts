import { addAll, type Element, element } from '../../doc/nodes.js';
import { indentedBlock, lineSpan, linesSpan } from '../lines.js';
import { type Block, isBlankAt, push, pushAll } from './block.js';
import { fallback } from './lists.js';

const marker = /^\|( +|$)/;

export interface IndentedLine {
  readonly node: Element;
  /** The indentation of the text; an empty line has that of the previous line. */
  readonly indent: number;
}

/**
 *     | A line,
 *     |   and a nested line.
 */
export function lineBlock(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  if (!marker.test(line.text)) return false;
  const second = block.lines[block.at + 1];
  const messages: Element[] = [];
  const items: IndentedLine[] = [];
  let blankFinish = false;
  for (;;) {
    const match = marker.exec(block.lines[block.at]?.text ?? '');
    if (!match) break;
    blankFinish = readLine(block, match, items, messages);
    if (blankFinish) break;
  }
  const node = element('line_block', lineSpan(line), nestLines(items));
  node.end = items.at(-1)?.node.end ?? node.end;
  pushAll(block, [node, ...messages]);
  if (!blankFinish) {
    const below = block.lines[block.at] ?? fallback(block.lines);
    push(
      block,
      block.parser.reporter.report({
        level: 2,
        rule: 'rst/block-unfinished',
        message: 'Line block ends without a blank line.',
        span: lineSpan(below),
        // docutils always reports the second line of the block.
        at: second?.start ?? below.start,
      }),
    );
  }
  return true;
}

function readLine(block: Block, match: RegExpExecArray, items: IndentedLine[], messages: Element[]): boolean {
  const { lines, parser } = block;
  const line = lines[block.at] ?? fallback(lines);
  const text = indentedBlock(lines, block.at, { firstIndent: match[0].length, untilBlank: true });
  const inline = parser.inline(text.lines, line.start);
  addAll(messages, inline.messages);
  const indent = line.text === '|' ? (items.at(-1)?.indent ?? 0) : (match[1]?.length ?? 1) - 1;
  items.push({ node: element('line', linesSpan(text.lines, line), inline.nodes), indent });
  block.at = text.next;
  return block.at >= lines.length || isBlankAt(block, block.at);
}

/** Nests lines that are indented more than the least indented one in line blocks. */
export function nestLines(lines: readonly IndentedLine[]): Element[] {
  const least = lines.reduce((min, { indent }) => Math.min(min, indent), Number.POSITIVE_INFINITY);
  const nodes: Element[] = [];
  let deeper: IndentedLine[] = [];
  const close = (): void => {
    const [first] = deeper;
    const last = deeper.at(-1);
    if (first && last) {
      const span = { source: first.node.source, start: first.node.start, end: last.node.end };
      nodes.push(element('line_block', span, nestLines(deeper)));
    }
    deeper = [];
  };
  for (const line of lines) {
    if (line.indent > least) deeper.push(line);
    else {
      close();
      nodes.push(line.node);
    }
  }
  close();
  return nodes;
}
