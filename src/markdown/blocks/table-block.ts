import type { ElementName } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import type { Slips } from '../slips/slips.js';
import { type MappedText, MappedTextBuilder } from '../text/mapped-text.js';
import { contentEnd } from '../text/trim.js';
import { type Block, container, contentSpan, type TextBlock } from './block.js';
import { alignmentsOf, type Cell, cellsOf } from './table.js';

/** A table with the parts of docutils' tables; rows have as many cells as the delimiter row. */
export function tableBlock(block: MappedText, slips: Slips): Block {
  const lines: { readonly start: number; readonly end: number }[] = [];
  const { text } = block;
  const length = contentEnd(text);
  for (let at = 0; at < length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? length : newline;
    lines.push({ start: at, end });
    at = end + 1;
  }
  const [header, delimiters, ...rows] = lines;
  const alignments = alignmentsOf(delimiters ? text.slice(delimiters.start, delimiters.end) : '');
  const row = ({ start, end }: Cell): Block => {
    const line = block.slice(start, end);
    const lineEnd = contentEnd(line.text);
    const all = cellsOf(line.text);
    const cells = all.slice(0, alignments.length);
    const extra = all.slice(alignments.length).filter((cell) => cell.end > cell.start);
    const [first, last] = [extra[0], extra.at(-1)];
    if (first && last) slips.extraCells(line.span(first.start, last.end));
    while (cells.length < alignments.length) cells.push({ start: lineEnd, end: lineEnd });
    const entries = cells.map((cell, i): Block => {
      const align = alignments[i];
      const paragraph: TextBlock = {
        kind: 'text',
        type: 'paragraph',
        span: line.span(cell.start, cell.end),
        text: withoutEscapedPipes(line.slice(cell.start, cell.end)),
      };
      return container(
        'entry',
        paragraph.span,
        cell.start < cell.end ? [paragraph] : [],
        align === undefined ? {} : { align },
      );
    });
    return container('row', contentSpan(line), entries);
  };
  const span = contentSpan(block);
  const head = header ? [row(header)] : [];
  const body = rows.map(row);
  const part = (type: ElementName, blocks: Block[]): Block[] =>
    blocks.length === 0 ? [] : [container(type, rangeOf(blocks, span), blocks)];
  const columns = alignments.map(() =>
    container('colspec', { ...span, end: span.start }, [], { colwidth: 1 }),
  );
  return container('table', span, [
    container('tgroup', span, [...columns, ...part('thead', head), ...part('tbody', body)], {
      cols: alignments.length,
    }),
  ]);
}

function rangeOf(blocks: readonly Block[], whole: Span): Span {
  const spans = blocks.flatMap((block) => ('span' in block ? [block.span] : []));
  return { ...whole, start: spans[0]?.start ?? whole.start, end: spans.at(-1)?.end ?? whole.end };
}

/** GFM: `\|` is a pipe in any cell, in code too. */
function withoutEscapedPipes(cell: MappedText): MappedText {
  if (!cell.text.includes('\\|')) return cell;
  const builder = new MappedTextBuilder(cell);
  let done = 0;
  for (const { index } of cell.text.matchAll(/\\\|/g)) {
    builder.add(done, index);
    builder.replace('|', index, index + 2);
    done = index + 2;
  }
  builder.add(done, cell.text.length);
  return builder.build();
}
