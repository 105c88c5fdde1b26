import { addAll, type Element, element, type Node } from '../../doc/nodes.js';
import { cut, indentedBlock, indentOf, type Line, linesSpan } from '../lines.js';
import type { Parser } from '../parser.js';
import { type Block, pushAll, unfinished } from './block.js';
import { fallback } from './lists.js';

const attributionMarker = /^(?:---?(?!-)|\u2014) *(?=[^ \n])/;

/** Parses indented lines as block quotes. An attribution, which starts with dashes after a blank line, ends a quote. */
export function blockQuote(block: Block): boolean {
  const line = block.lines[block.at] ?? fallback(block.lines);
  if (!line.text.startsWith(' ')) return false;
  const indented = indentedBlock(block.lines, block.at);
  block.at = indented.next;
  pushAll(block, blockQuotes(indented.lines, block.parser));
  if (!indented.blankFinish) unfinished(block, 'Block quote');
  return true;
}

/** Parses lines, with their indentation removed, into block quotes and messages. */
export function blockQuotes(lines: readonly Line[], parser: Parser): Node[] {
  const nodes: Node[] = [];
  for (let start = 0; start < lines.length; ) {
    const attribution = findAttribution(lines, start);
    const content = lines.slice(start, attribution?.start);
    const [first] = content;
    if (!first) break;
    const quote: Element = element('block_quote', linesSpan(content, first));
    nodes.push(quote);
    quote.children = parser.blocks(content, quote);
    if (!attribution) break;
    const span = linesSpan(attribution.lines, first);
    // docutils reports problems in an attribution at its first line.
    const inline = parser.inline(attribution.lines, attribution.lines[0]?.start);
    quote.children.push(element('attribution', span, inline.nodes));
    quote.end = Math.max(quote.end, span.end);
    addAll(nodes, inline.messages);
    start = attribution.end;
    while (lines[start]?.text === '') start++;
  }
  return nodes;
}

interface Attribution {
  readonly start: number;
  readonly end: number;
  readonly lines: Line[];
}

/** Finds the first attribution after line `start` that follows content and a blank line. */
function findAttribution(lines: readonly Line[], start: number): Attribution | undefined {
  let blank: number | undefined;
  let hasContent = false;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.text === '') {
      blank = i;
      continue;
    }
    const marker = hasContent && blank === i - 1 ? attributionMarker.exec(line.text) : null;
    const shape = marker && attributionShape(lines, i);
    if (marker && shape) {
      const text = lines
        .slice(i, shape.end)
        .map((part, at) => cut(part, at === 0 ? marker[0].length : shape.indent));
      return { start: i, end: shape.end, lines: text };
    }
    hasContent = true;
  }
  return undefined;
}

/** The end and the indentation of an attribution; `undefined` unless all lines after the first have the same indentation. */
function attributionShape(
  lines: readonly Line[],
  start: number,
): { end: number; indent: number } | undefined {
  let indent: number | undefined;
  let end = start + 1;
  for (; end < lines.length; end++) {
    const text = lines[end]?.text ?? '';
    if (text === '') break;
    indent ??= indentOf(text);
    if (indentOf(text) !== indent) return undefined;
  }
  return { end, indent: indent ?? 0 };
}
