import type { RuleDescription } from '../finding.js';

/** What the Markdown parser reports, in pages, sections and descriptions. */
export const markdown: readonly RuleDescription[] = [
  {
    id: 'markdown/unclosed-code',
    severity: 'warning',
    summary: 'Code lacks its closing backquote.',
    explanation:
      'A run of backquotes without a run of the same length in its paragraph is text: readers see the backquotes. A backquote that is meant as a character is written as \\`.',
  },
  {
    id: 'markdown/shortcode-syntax',
    severity: 'error',
    summary: 'The tag of a shortcode is malformed.',
    explanation:
      'A tag has a name and arguments: `{{% name key="value" %}}`. Values are quoted, in backquotes, or one word. To show a tag, write `{{%/* name */%}}`.',
  },
  {
    id: 'markdown/shortcode-unknown',
    severity: 'error',
    summary: 'A shortcode has an unknown name.',
    explanation: 'Which shortcodes exist depends on the release that the repository holds.',
  },
  {
    id: 'markdown/shortcode-unclosed',
    severity: 'error',
    summary: 'A shortcode with content lacks its closing tag.',
    explanation: 'A box begins with `{{% boxes/note %}}` and ends with `{{% /boxes/note %}}`.',
  },
  {
    id: 'markdown/shortcode-stray-closing',
    severity: 'error',
    summary: 'A closing shortcode tag has no opening tag.',
    explanation: 'The opening tag is missing, misspelt, or already closed.',
  },
  {
    id: 'markdown/nesting-limit',
    severity: 'error',
    summary: 'Shortcodes are nested too deeply.',
    explanation: 'Shortcodes within each other are read up to 100 levels deep.',
  },
];
