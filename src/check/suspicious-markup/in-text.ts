import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { directiveAsText, isDirectiveLike } from './directive-as-text.js';
import { markupPatterns, type Problem, suspicious, unknownVariable } from './patterns.js';

/** Whether a text may hold anything of what is looked for. */
const anything =
  /[`*]|\]\(|\{\{|\}\}|\{%|^\{|(?:^|\n)\s*\.|^[-•]|\n(?:[-+•]|\(?\w+[.)]) |(?:^|\n)[-=~+^`#<]{3}/;
/** How an item of a list begins; its text may be marked, and then stands in other nodes. */
const item = /^([-*+•]|\(?(?:\d+|[a-z])[.)])(?: \S| $)/;
/** Characters of underlines that are not all the same. */
const underline = /^(.)(?!\1*$)[=\-~+^`#<]{3,}$/;

/**
 * Reports what looks like markup in a text (`rst/suspicious-markup`, `rst/directive-as-comment`, `rst/title-as-text`). `opens`: a paragraph begins
 * with the text.
 */
export function* suspiciousText(text: Text, opens: boolean): Generator<Diagnostic> {
  const { value } = text;
  if (!anything.test(value)) return;
  const lines = value.split('\n');
  let hasList = false;
  for (const [i, spanOf] of spansIn(text, lines)) {
    const line = lines[i] ?? '';
    for (const { pattern, problem } of markupPatterns)
      for (const { index, 0: found } of line.matchAll(pattern)) {
        const span = spanOf(index, index + found.length);
        if (span) yield { ...problem(found), span };
      }
    if (i === 0 && !opens) continue;
    const isList = i > 0 && isLostList(line, lines[i - 1] ?? '', lines[i + 1] ?? '');
    const problem = isList ? (hasList ? undefined : lostList) : lineProblem(line, i === 0);
    hasList ||= isList;
    const span = problem && spanOf(0, line.length);
    if (problem && span) yield { ...problem, span };
  }
}

/** Whether a line begins a list for readers, and goes on with the paragraph for RST. */
function isLostList(line: string, before: string, after: string): boolean {
  const marker = item.exec(line)?.[1];
  if (marker === undefined) return false;
  return /[.:]$/.test(before) || (/^\W$/.test(marker) && after.startsWith(`${marker} `));
}

const lostList = suspicious(
  'An item of a list is read as part of the paragraph before it.',
  'Put a blank line before the list.',
);

/** What is wrong with a line of a paragraph as a whole. */
function lineProblem(line: string, isFirst: boolean): Problem | undefined {
  if (isDirectiveLike(line)) return directiveAsText(line);
  if (isFirst && /^(?:[-•](?:[A-Za-z]|$)|\d+\.[A-Za-z])/.test(line))
    return suspicious(
      'This is read as text, not as an item of a list.',
      'Put a blank behind the mark of the item.',
    );
  if (isFirst && /^\{\w+\}$/.test(line)) return unknownVariable(line);
  if (underline.test(line))
    return {
      rule: 'rst/title-as-text',
      severity: 'warning',
      message: 'This line underlines no title.',
      help: 'Underline a title with one character, repeated.',
    };
  return undefined;
}

type SpanOf = (from: number, to: number) => Span | undefined;

/** For each line of a text, how its parts are found in the source; not where the source says it in other words, with backslashes. */
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
