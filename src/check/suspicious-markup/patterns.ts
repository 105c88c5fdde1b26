import type { Diagnostic } from '../../diagnostics/diagnostic.js';

export type Problem = Omit<Diagnostic, 'span'>;

/** Marks that mean something nearly everywhere, and are read as text where their other half is missing. */
export interface MarkupPattern {
  readonly pattern: RegExp;
  readonly problem: (found: string) => Problem;
}

export const suspicious = (message: string, help: string): Problem => ({
  rule: 'rst/suspicious-markup',
  severity: 'warning',
  message,
  help,
});

export const unknownVariable = (found: string): Problem => ({
  rule: 'spec/unknown-variable',
  severity: 'warning',
  message: /^\{\{.*\}\}$/.test(found)
    ? `${found} is not replaced within a text.`
    : `${found} is no template variable.`,
  help: 'Write a variable as {{name}}, in a paragraph by itself; put it into ``…`` if it is meant as such.',
});

export const markupPatterns: readonly MarkupPattern[] = [
  {
    pattern: /`+/g,
    problem: (found) =>
      suspicious(
        `${found} is read as text.`,
        'Write ``literal``, `reference`_ or :role:`text` with as many backquotes on both sides, and a blank or a punctuation mark around it.',
      ),
  },
  {
    // The end of emphasis or of strong text that has no beginning; an asterisk behind a dot stands for any name.
    pattern: /(?<=[A-Za-z]{2})\*{1,2}(?=[\s.,;:!?)'’]|$)|(?<=[A-Za-z]{2}[.,:;!?)])\*\*(?=\s|$)/g,
    problem: (found) =>
      suspicious(
        `${found} is read as text.`,
        `Put ${found} before the text, too, or a backslash before the asterisk if it is meant as such.`,
      ),
  },
  {
    pattern: /\[[^\][]+\]\((?:[^\s)]+\)|$)/g,
    problem: () => suspicious('A link of Markdown is read as text.', 'Write `text <address>`_.'),
  },
  {
    // The markup of templates, which is replaced where it is a paragraph of a section by itself.
    pattern: /\{\{[^{}]*\}\}|\{\{|\}\}|\{%/g,
    problem: unknownVariable,
  },
];
