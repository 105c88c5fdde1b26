import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceText, Span } from '../source/text.js';
import { fence, markdownFence } from './suspicious-markup/fence.js';
import { borderInParagraph, listInParagraph } from './suspicious-markup/in-text.js';
import { brokenParagraph } from './suspicious-markup/in-tree.js';
import { isDelimiterRow, markdownTable } from './suspicious-markup/markdown-table.js';
import { markdownStrong } from './suspicious-markup/patterns.js';

/** Rules for blocks that do not fit together: after the first of them, the parser reads what follows differently than intended. */
const layout = new Set([
  'rst/unexpected-indentation',
  'rst/block-unfinished',
  'rst/malformed-table',
  'rst/title-underline-short',
  'rst/title-unexpected',
]);
/** Rules that report the backquotes of a fence. */
const atFence = new Set([
  ...['rst/inline-unclosed', 'rst/suspicious-markup', 'rst/title-underline-short', 'spec/title-style'],
]);

/**
 * Omits problems of RST that follow from an earlier one: one problem of indentation or of a missing blank line causes others down to the
 * next separate block, a directive that is parsed as text causes problems in its content, and a Markdown fence around code or a Markdown
 * table causes problems of markup in its content.
 */
export function withoutConsequences(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const bySource = new Map<SourceText, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!isMarkup(diagnostic)) continue;
    const { source } = diagnostic.span;
    const list = bySource.get(source);
    if (list) list.push(diagnostic);
    else bySource.set(source, [diagnostic]);
  }
  const omitted = new Set<Diagnostic>();
  const replaced = new Map<Diagnostic, Diagnostic>();
  for (const [source, list] of bySource)
    if (list.length > 1 || list.some(isAtFence) || list.some(isAtDelimiterRow))
      inSource(source, list, omitted, replaced);
  if (omitted.size === 0 && replaced.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) =>
    omitted.has(diagnostic) ? [] : [replaced.get(diagnostic) ?? diagnostic],
  );
}

const isMarkup = ({ rule }: Diagnostic): boolean => rule.startsWith('rst/') || rule === 'spec/title-style';

/** Finds the consequences among the problems of one text. */
function inSource(
  source: SourceText,
  list: readonly Diagnostic[],
  omitted: Set<Diagnostic>,
  replaced: Map<Diagnostic, Diagnostic>,
): void {
  let endOfFence = 0;
  let endOfLayout = 0;
  let endOfDirective = 0;
  let lineOfStrong = 0;
  for (const diagnostic of [...list].sort((a, b) => a.span.start - b.span.start)) {
    const { rule, severity, message, span, related } = diagnostic;
    const { line } = source.position(span.start);
    if (line <= endOfFence || (line <= endOfDirective && rule !== 'rst/directive-as-comment')) {
      omitted.add(diagnostic);
      continue;
    }
    if (message === markdownStrong.message) lineOfStrong = line;
    if (rule === 'rst/anonymous-mismatch' && line === lineOfStrong) omitted.add(diagnostic);
    else if (isAtDelimiterRow(diagnostic)) {
      endOfFence = endOfBlock(source, line);
      replaced.set(diagnostic, { ...markdownTable, span: lineSpan(source, line) });
    } else if (isAtFence(diagnostic)) {
      endOfFence = lineOfClosingFence(source, line);
      replaced.set(diagnostic, { ...markdownFence, span: lineSpan(source, line) });
    } else if (
      line <= endOfLayout &&
      (message === borderInParagraph.message || layout.has(rule) || message === brokenParagraph.message)
    )
      omitted.add(diagnostic);
    else if (rule === 'rst/directive-as-comment' && severity !== 'error')
      endOfDirective = endOfBlock(source, line);
    else if (rule === 'rst/malformed-table' && related)
      endOfLayout = endOfBlock(source, lastLineOf(diagnostic) + 1);
    else if (rule === 'rst/directive' && message.startsWith('Content block expected'))
      endOfLayout = endOfBlock(source, nextLine(source, line));
    else if (severity !== 'info' && isCauseInLayout(diagnostic)) endOfLayout = endOfBlock(source, line);
  }
}

const isCauseInLayout = ({ rule, message }: Diagnostic): boolean =>
  layout.has(rule) || message === listInParagraph.message;

/** Whether the parser stopped at the backquotes of a fence that is alone on its line. */
function isAtFence({ rule, span: { source, start } }: Diagnostic): boolean {
  return atFence.has(rule) && fence.test(source.line(source.position(start).line));
}

/** Whether the parser took the row between the head and the body of a Markdown table for other markup. */
const isAtDelimiterRow = ({ rule, span: { source, start } }: Diagnostic): boolean =>
  (rule === 'rst/unknown-substitution' || rule === 'rst/block-unfinished') &&
  isDelimiterRow(source.line(source.position(start).line));

/** Returns the line of the fence that closes the one on a line; the last line if there is none. */
function lineOfClosingFence(source: SourceText, from: number): number {
  const count = source.position(source.text.length).line;
  for (let line = from + 1; line <= count; line++) if (fence.test(source.line(line))) return line;
  return count;
}

/** Returns the last line before the next separate block: one after a blank line, at most as indented as the block with the line. */
function endOfBlock(source: SourceText, from: number): number {
  const count = source.position(source.text.length).line;
  let first = from;
  while (first > 1 && !isBlank(source.line(first - 1))) first--;
  const indent = source.line(first).search(/\S/);
  for (let line = from + 1; line <= count; line++) {
    const text = source.line(line);
    if (!isBlank(text) && isBlank(source.line(line - 1)) && text.search(/\S/) <= indent) return line - 1;
  }
  return count;
}

/** Returns the last line of a table without a bottom border. */
const lastLineOf = ({ span, related = [] }: Diagnostic): number =>
  span.source.position(related[0]?.span.start ?? span.start).line;

/** Returns the next line that is not blank. */
function nextLine(source: SourceText, from: number): number {
  const count = source.position(source.text.length).line;
  let line = from + 1;
  while (line < count && isBlank(source.line(line))) line++;
  return line;
}

const isBlank = (text: string): boolean => text.trim() === '';

function lineSpan(source: SourceText, line: number): Span {
  const start = source.lineStarts()[line - 1] ?? 0;
  return { source, start, end: start + source.line(line).trimEnd().length };
}
