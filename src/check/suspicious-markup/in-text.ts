import type { Diagnostic, Report } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { directiveAsText, isDirectiveLike } from './directive-as-text.js';
import { isDelimiterRow, markdownTable } from './markdown-table.js';
import { markdownLink, markupPatterns, type Problem, suspicious, unknownVariable } from './patterns.js';
import { repeatedWords } from './repeated-words.js';

/** Matches texts that need inspection; most have no suspicious character. */
const candidate =
  /[`*<]|::\n|\]\[|^#|^\[|\]\(|\{\{|\}\}|\{%|^\{|(?:^|\n)\s*\.|^[-•]|\n(?:[-+•]|\(?\w+[.)]) |(?:^|\n):?[-=~+^`#<]{3}|__[A-Za-z]/;
/** The start of a list item; inline markup in its text belongs to other nodes. */
const listItem = /^([-*+•]|\(?(?:\d+|[a-z])[.)])(?: \S| $)/;
/** An underline of different characters. */
const mixedUnderline = /^(.)(?!\1*$)[=\-~+^`#<]{3,}$/;

/** A border of a simple table or of a grid table. */
const tableBorder = /^={2,}(?: +={2,})+$|^\+(?:[-=]+\+)+$/;

export const borderInParagraph = suspicious(
  'The border of a table is parsed as text.',
  'Begin and end the table with a border, and separate it from other text by blank lines.',
);

/**
 * Reports text that resembles markup (`rst/suspicious-markup`, `rst/directive-as-comment`, `rst/title-as-text`), and repeated words
 * (`prose/repeated-word`). `startsBlock`: the text is at the start of a paragraph.
 */
export function suspiciousText(text: Text, startsBlock: boolean, report: Report): void {
  for (const diagnostic of repeatedWords(text)) report(diagnostic);
  if (candidate.test(text.value))
    for (const diagnostic of textAsMarkup(text, startsBlock)) report(diagnostic);
}

function* textAsMarkup(text: Text, startsBlock: boolean): Generator<Diagnostic> {
  const lines = text.value.split('\n');
  let hasList = false;
  let hasBorder = false;
  const reported = new Set<RegExp>();
  for (const [i, spanOf] of spansIn(text, lines)) {
    const line = lines[i] ?? '';
    for (const { pattern, problem, isOnce } of markupPatterns)
      for (const { index, 0: match } of line.matchAll(pattern)) {
        if (isOnce && reported.has(pattern)) continue;
        reported.add(pattern);
        const span = spanOf(index, index + match.length);
        if (span) yield { ...problem(match), span };
      }
    const colons =
      i < lines.length - 1 && /\S *::$/.test(line) ? spanOf(line.length - 2, line.length) : undefined;
    if (colons) yield { ...colonsInParagraph, span: colons };
    if (i === 0 && !startsBlock) continue;
    const isBorder = tableBorder.test(line);
    if (isBorder && hasBorder) continue;
    hasBorder ||= isBorder;
    const isList = i > 0 && isListInParagraph(line, lines[i - 1] ?? '', lines[i + 1] ?? '');
    const ofLine = isBorder ? borderInParagraph : lineProblem(line, i === 0);
    const problem = isList ? (hasList ? undefined : listInParagraph) : ofLine;
    hasList ||= isList;
    const span = problem && spanOf(0, line.length);
    if (problem && span) yield { ...problem, span };
  }
}

/** Whether a line was meant as a list item but continues the paragraph. */
function isListInParagraph(line: string, before: string, after: string): boolean {
  const marker = listItem.exec(line)?.[1];
  if (marker === undefined) return false;
  return /[.:]$/.test(before) || (/^\W$/.test(marker) && after.startsWith(`${marker} `));
}

export const listInParagraph = suspicious(
  'The list item is parsed as part of the paragraph before it.',
  'Insert a blank line before the list.',
);

const markdownHeading = suspicious(
  'The Markdown heading is parsed as text.',
  'Write the title without "#", and underline it on the next line.',
);

const colonsInParagraph = suspicious(
  '"::" within a paragraph does not start a literal block.',
  'Insert a blank line after it and indent the literal block, or write a single colon.',
);

/** Returns the problem of a line of a paragraph as a whole. */
function lineProblem(line: string, isFirst: boolean): Problem | undefined {
  if (isDirectiveLike(line)) return directiveAsText(line);
  if (isFirst && /^(?:[-•](?:[A-Za-z]|$)|\d+\.[A-Za-z])/.test(line))
    return suspicious('The list item is parsed as text.', 'Insert a space after the marker of the item.');
  if (isFirst && /^\{\w+\}$/.test(line)) return unknownVariable(line);
  if (isFirst && /^#{1,6} \S/.test(line)) return markdownHeading;
  if (isFirst && /^\[[^\]]+\]: *<?$/.test(line)) return markdownLink;
  if (!isFirst && isDelimiterRow(line)) return markdownTable;
  if (mixedUnderline.test(line))
    return {
      rule: 'rst/title-as-text',
      severity: 'warning',
      message: 'The underline consists of different characters.',
      help: 'Underline the title with a single repeated character.',
    };
  return undefined;
}

type SpanOf = (from: number, to: number) => Span | undefined;

/** Yields, for each line of a text, a function that maps its offsets to the source; it yields no span for lines with escapes. */
function* spansIn({ source, start, end }: Text, lines: readonly string[]): Generator<[number, SpanOf]> {
  let lineStart = start;
  for (const [i, line] of lines.entries()) {
    const next = source.text.indexOf('\n', lineStart);
    const lineEnd = next < 0 ? source.text.length : next;
    const at = source.text.slice(lineStart, lineEnd).indexOf(line);
    const first = lineStart + at;
    yield [i, (from, to) => (at < 0 ? undefined : { source, start: first + from, end: first + to })];
    if (next < 0 || next >= end) return;
    lineStart = next + 1;
  }
}
