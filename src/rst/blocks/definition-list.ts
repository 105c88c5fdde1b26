import { addAll, type Element, element, type Node, text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { indentedBlock, lineSpan, linesSpan } from '../lines.js';
import { type Block, push, unfinished } from './block.js';
import { closeList, fallback, type Item, remainingItems } from './lists.js';

/**
 *     term : classifier
 *         Its definition.
 *
 * `isText` determines whether a line is text, that is, does not start another construct.
 */
export function definitionList(block: Block, isText: (line: string) => boolean): void {
  const line = block.lines[block.at] ?? fallback(block.lines);
  const list = element('definition_list', lineSpan(line));
  push(block, list);
  const first = definitionListItem(block);
  const rest = remainingItems(block, first.blankFinish, (at): Item | undefined => {
    const below = at.lines[at.at + 1]?.text ?? '';
    return below.startsWith(' ') && isText(at.lines[at.at]?.text ?? '') ? definitionListItem(at) : undefined;
  });
  list.children = [first.node, ...rest.items];
  closeList(list);
  if (!rest.blankFinish) unfinished(block, 'Definition list');
}

function definitionListItem(block: Block): Item {
  const { lines, parser } = block;
  const term = lines[block.at] ?? fallback(lines);
  const indented = indentedBlock(lines, block.at + 1);
  const span = linesSpan(lines.slice(block.at, indented.next), term);
  const below = lines[block.at + 1] ?? term;
  block.at = indented.next;
  const inline = parser.inline([term]);
  const definition = element('definition', linesSpan(indented.lines, below), [...inline.messages]);
  if (term.text.endsWith('::')) {
    definition.children.push(
      parser.reporter.report({
        level: 1,
        rule: 'rst/literal-block-blank-line',
        message:
          'Blank line missing before literal block (after the "::")? Interpreted as a definition list item.',
        sentence: 'Blank line missing before the literal block; it is parsed as a definition.',
        span: {
          source: term.source,
          start: term.start + term.text.length - 2,
          end: term.start + term.text.length,
        },
        at: below.start,
      }),
    );
  }
  addAll(definition.children, parser.blocks(indented.lines, definition));
  const node = element('definition_list_item', span, [
    ...termAndClassifiers(inline.nodes, lineSpan(term)),
    definition,
  ]);
  return { node, blankFinish: indented.blankFinish };
}

const delimiter = / +: +/g;

/** Splits the nodes of a term at ` : ` into a term and classifiers. */
function termAndClassifiers(nodes: readonly Node[], span: Span): Element[] {
  let current = element('term', { ...span, end: span.start });
  const parts = [current];
  const add = (node: Node): void => {
    if (current.children.length === 0) current.start = node.start;
    current.children.push(node);
    current.end = node.end;
  };
  for (const node of nodes) {
    if (node.type !== 'text') {
      add(node);
      continue;
    }
    const written = node.source.text.slice(node.start, node.end);
    const delimiters = [...written.matchAll(delimiter)];
    if (delimiters.length === 0) {
      add(node);
      continue;
    }
    let from = 0;
    for (const [i, match] of [...delimiters, undefined].entries()) {
      const piece = written.slice(from, match?.index);
      const start = node.start + from;
      const pieceSpan = { source: node.source, start, end: start + piece.length };
      if (i > 0) {
        current = element('classifier', pieceSpan);
        parts.push(current);
      }
      const value = unescaped(i === 0 ? piece.trimEnd() : piece);
      if (value !== '' || i > 0)
        add(text(value, { ...pieceSpan, end: start + (i === 0 ? piece.trimEnd().length : piece.length) }));
      from = match ? match.index + match[0].length : from;
    }
  }
  return parts;
}

const unescaped = (written: string): string =>
  written.replace(/\\([\s\S]?)/g, (_, next: string) => (/\s/.test(next) ? '' : next));
