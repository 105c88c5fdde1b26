import { element } from '../../doc/nodes.js';
import { indentOf, type Line, lineSpan, linesSpan } from '../lines.js';
import { type Block, isBlankAt, push, pushAll } from './block.js';
import { fallback } from './lists.js';
import { literalBlock } from './literal-block.js';

/** Parses a paragraph, and the literal block after it if it ends in `::`. */
export function paragraph(block: Block): void {
  const { lines, parser } = block;
  const start = block.at;
  let end = start + 1;
  while (end < lines.length && !isBlankAt(block, end) && indentOf(lines[end]?.text ?? '') === 0) end++;
  const indented = lines[end];
  block.at = end;
  const { text, literalNext } = withoutLiteralMarker(lines.slice(start, end));
  const [first] = text;
  if (first) {
    const inline = parser.inline(text);
    push(block, element('paragraph', linesSpan(text, first), inline.nodes));
    pushAll(block, inline.messages);
  }
  if (indented && indented.text !== '') {
    push(
      block,
      parser.reporter.report({
        level: 3,
        rule: 'rst/unexpected-indentation',
        message: 'Unexpected indentation.',
        span: lineSpan(indented),
      }),
    );
  }
  if (literalNext) literalBlock(block);
}

/** Removes the marker of a literal block: `Text::` becomes `Text:`, `Text ::` becomes `Text`, `::` disappears. */
function withoutLiteralMarker(lines: readonly Line[]): { text: readonly Line[]; literalNext: boolean } {
  const last = lines.at(-1) ?? fallback(lines);
  const before = lines.slice(0, -1);
  const trimmed = last.text.trimEnd();
  // Lines of csv cells may have trailing whitespace.
  if (trimmed !== last.text) return withoutLiteralMarker([...before, { ...last, text: trimmed }]);
  const marker = last.text.endsWith('::') && /(?<!\\)(?:\\\\)*::$/.test(last.text);
  if (!marker) return { text: lines, literalNext: false };
  if (last.text === '::') return { text: before, literalNext: true };
  const rest = last.text.at(-3) === ' ' ? last.text.slice(0, -3).trimEnd() : last.text.slice(0, -1);
  return { text: rest === '' ? before : [...before, { ...last, text: rest }], literalNext: true };
}
