import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/** A diagnostic without its location. */
export type Problem = Omit<Diagnostic, 'span'>;

/** Markup characters in text: their counterpart is probably missing. */
export interface MarkupPattern {
  readonly pattern: RegExp;
  readonly problem: (match: string) => Problem;
  /** Whether only the first match in a text is reported. */
  readonly isOnce?: boolean;
}

/** Creates a `rst/suspicious-markup` problem. */
export const suspicious = (message: string, help: string): Problem => ({
  rule: 'rst/suspicious-markup',
  severity: 'warning',
  message,
  help,
});

const variableHelp =
  'Write a variable as {{name}} in a separate paragraph, or write literal braces in ``…``.';

/** Creates the problem of a malformed template variable. */
export const unknownVariable = (match: string): Problem => ({
  rule: 'spec/unknown-variable',
  severity: 'warning',
  message: `Malformed template variable "${match}".`,
  help: variableHelp,
});

/** The problem of a link in the syntax of Markdown. */
export const markdownLink = suspicious('The Markdown link is parsed as text.', 'Write `text <URL>`_.');

/** The problem of strong text in the syntax of Markdown. */
export const markdownStrong = suspicious(
  'The underscores of Markdown are parsed as text.',
  'Write **text** for strong text, or write a name that begins with underscores as ``literal``.',
);

/** Creates the problem of a template variable that is part of other text (`spec/unexpanded-variable`). */
const unexpandedVariable = (match: string): Problem => ({
  rule: 'spec/unexpanded-variable',
  severity: 'warning',
  message: `The variable "${match}" is not expanded within text.`,
  help: variableHelp,
});

export const markupPatterns: readonly MarkupPattern[] = [
  {
    pattern: /`+/g,
    problem: (match) =>
      suspicious(
        `"${match}" is parsed as text.`,
        'Write ``literal``, `reference`_ or :role:`text` with matching backquotes, surrounded by spaces or punctuation.',
      ),
  },
  {
    // The end of emphasis or strong text without a start; an asterisk after a dot is a wildcard.
    pattern: /(?<=[A-Za-z]{2})\*{1,2}(?=[\s.,;:!?)'’]|$)|(?<=[A-Za-z]{2}[.,:;!?)])\*\*(?=\s|$)/g,
    problem: (match) =>
      suspicious(
        `"${match}" is parsed as text.`,
        `Write ${match} before the text as well, or escape a literal asterisk with a backslash.`,
      ),
  },
  {
    pattern: /\[[^\][]+\]\((?:[^\s)]+\)|$)|\[[^\][]+\]\[[^\][]*\](?!_)/g,
    problem: () => markdownLink,
  },
  {
    // The last word of `__strong text__` is an anonymous reference.
    pattern: /(?<!\w)__(?=[A-Za-z])/g,
    problem: () => markdownStrong,
  },
  {
    pattern:
      /(?:<\/|(?<!\w)<|<(?=br\b))(?:a|b|i|p|em|br|hr|li|ol|ul|td|th|tr|h[1-6]|pre|sub|sup|div|code|span|table|strong|details|summary)(?:\s+[a-z-]+=[^<>]*)?\s*\/?>/gi,
    problem: (match) =>
      suspicious(
        `The HTML tag "${match}" is parsed as text.`,
        'Use the markup of RST, or write the tag as ``literal``.',
      ),
    isOnce: true,
  },
  {
    // Template variables, which are expanded only in a paragraph of their own.
    pattern: /\{\{[^{}]*\}\}|\{\{|\}\}|\{%/g,
    problem: (match) => (/^\{\{.*\}\}$/.test(match) ? unexpandedVariable(match) : unknownVariable(match)),
  },
];
