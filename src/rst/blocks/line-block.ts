import { addAll, type Element, element } from '../../doc/nodes.js';
import { indentedBlock, lineSpan, linesSpan } from '../lines.js';
import { nestingLimit, reportNesting } from '../nesting.js';
import type { Parser } from '../parser.js';
import { type Block, isBlankAt, push, pushAll } from './block.js';
import { fallback } from './lists.js';

const marker = /^\|( +|$)/;

export interface IndentedLine {
  readonly node: Element;
  /** The indentation of the text; an empty line has the indentation of the previous line. */
  readonly indent: number;
}

/**
 *     | A line,
 *     |   and a nested line.
 */
export function lineBlock(block: Block): boolean {
  const { parser } = block;
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
  const node = element('line_block', lineSpan(line), nestLines(items, parser, messages));
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

/** An open line block. */
interface Level {
  readonly indent: number;
  readonly first: Element;
  readonly nodes: Element[];
}

/**
 * Nests lines that are indented more than the least indented one in line blocks. Lines beyond the nesting limit stay in
 * the innermost block, and are reported in `messages`.
 */
export function nestLines(lines: readonly IndentedLine[], parser: Parser, messages: Element[]): Element[] {
  const limit = nestingLimit(parser.options);
  const levels: Level[] = [];
  let beyond: Element | undefined;
  for (const { node, indent } of lines) {
    closeLevels(levels, indent);
    const top = levels.at(-1);
    if (top && top.indent >= indent) top.nodes.push(node);
    else if (top && levels.length >= limit) {
      top.nodes.push(node);
      beyond ??= node;
    } else levels.push({ indent, first: node, nodes: [node] });
  }
  closeLevels(levels, levels[0]?.indent ?? 0);
  if (beyond) messages.push(reportNesting(beyond, parser));
  return levels[0]?.nodes ?? [];
}

/** Closes the blocks of lines that are indented more than `indent`. */
function closeLevels(levels: Level[], indent: number): void {
  for (let top = levels.at(-1); top && top.indent > indent; top = levels.at(-1)) {
    levels.pop();
    const { first, nodes } = top;
    const span = { source: first.source, start: first.start, end: (nodes.at(-1) ?? first).end };
    const block = element('line_block', span, nodes);
    const outer = levels.at(-1);
    if (outer && outer.indent >= indent) outer.nodes.push(block);
    else levels.push({ indent, first: block, nodes: [block] });
  }
}
