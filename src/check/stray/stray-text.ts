import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { isDirectiveLike, lostDirective } from './lost-directive.js';

type Problem = Omit<Diagnostic, 'span'>;

interface Piece {
  readonly pattern: RegExp;
  readonly problem: (found: string) => Problem;
}

const stray = (message: string, help: string): Problem => ({
  rule: 'rst/stray-markup',
  severity: 'warning',
  message,
  help,
});

/** What is markup nearly everywhere, and is read as text where its other half is missing. */
const pieces: readonly Piece[] = [
  {
    pattern: /`+/g,
    problem: (found) =>
      stray(
        `${found} is read as text.`,
        'Write ``literal``, `reference`_ or :role:`text` with as many backquotes on both sides, and a blank or a punctuation mark around it.',
      ),
  },
  {
    // The end of emphasis or of strong text that has no beginning.
    pattern: /(?<=[A-Za-z]{2})\*{1,2}(?=[\s.,;:!?)]|$)/g,
    problem: (found) =>
      stray(
        `${found} is read as text.`,
        `Put ${found} before the text, too, or a backslash before the asterisk if it is meant as such.`,
      ),
  },
  {
    pattern: /\[[^\][]+\]\((?:[^\s)]+\)|$)/g,
    problem: () => stray('A link of Markdown is read as text.', 'Write `text <address>`_.'),
  },
];

/** The markup of templates, which is replaced where it is a paragraph by itself. */
const template: Piece = {
  pattern: /\{\{[^{}]*\}\}|\{\{|\}\}|\{%|^\{\w+\}$/g,
  problem: (found) => ({
    rule: 'spec/unknown-variable',
    severity: 'error',
    message: /^\{\{.*\}\}$/.test(found)
      ? `${found} is not replaced within a text.`
      : `${found} is no template variable.`,
    help: 'Write a variable as {{name}}, in a paragraph by itself; put it into ``…`` if it is meant as such.',
  }),
};

const anything =
  /[`*]|\]\(|\{\{|\}\}|\{%|^\{|(?:^|\n)\s*\.|\n(?:[-+]|\(?\w[.)]|\d+[.)]) |(?:^|\n)[-=~+^`#<]{3}/;
const item = /^(?:[-*+•]|\(?(?:\d+|[a-z])[.)]) \S/;
/** Characters of underlines that are not all the same. */
const underline = /^(.)(?!\1*$)[=\-~+^`#<]{3,}$/;

/** Reports what looks like markup in a text between the marks (`rst/stray-markup`, `rst/lost-directive`, `rst/lost-title`). */
export function* strayText(text: Text, isFirst: boolean, isSection: boolean): Generator<Diagnostic> {
  const { value } = text;
  if (!anything.test(value)) return;
  const lines = value.split('\n');
  for (const [i, line] of lines.entries()) {
    const at = (from: number, to: number): Span | undefined => spanIn(text, i, line, from, to);
    for (const { pattern, problem } of isSection ? [...pieces, template] : pieces)
      for (const { index, 0: found } of line.matchAll(pattern)) {
        const span = at(index, index + found.length);
        if (span) yield { ...problem(found), span };
      }
    const problem = (i > 0 || isFirst) && ofLine(line, lines[i - 1], isSection);
    const span = problem && at(0, line.length);
    if (problem && span) yield { ...problem, span };
  }
}

/** What is wrong with a line of a paragraph as a whole. */
function ofLine(line: string, before: string | undefined, isSection: boolean): Problem | undefined {
  if (isDirectiveLike(line)) return lostDirective(line);
  if (before !== undefined && item.test(line) && /[.:]$/.test(before))
    return stray(
      'An item of a list is read as part of the paragraph before it.',
      'Put a blank line before the list.',
    );
  if (isSection && underline.test(line))
    return {
      rule: 'rst/lost-title',
      severity: 'warning',
      message: 'This line underlines no title.',
      help: 'Underline a title with one character, repeated.',
    };
  return undefined;
}

/** The place of a part of a line; `undefined` where the source says it in other words, with backslashes. */
function spanIn(
  { source, start, end }: Text,
  index: number,
  line: string,
  from: number,
  to: number,
): Span | undefined {
  let lineStart = start;
  for (let i = 0; i < index; i++) {
    const next = source.text.indexOf('\n', lineStart);
    if (next < 0 || next >= end) return undefined;
    lineStart = next + 1;
  }
  const next = source.text.indexOf('\n', lineStart);
  const found = source.text.indexOf(line, lineStart);
  if (found < 0 || (next >= 0 && found > next)) return undefined;
  return { source, start: found + from, end: found + to };
}
