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
    id: 'markdown/unclosed-emphasis',
    severity: 'warning',
    summary: 'Emphasis or a deletion lacks its closing mark.',
    explanation:
      'Marks that cannot be paired are text: `**bold text`, `** bold **` with spaces inside, or `**bold*` with different marks. A mark that is meant as a character is written with a backslash: \\*.',
  },
  {
    id: 'markdown/unclosed-fence',
    severity: 'warning',
    summary: 'A code block lacks its closing fence.',
    explanation:
      'Without a closing fence of the same characters, at least as long and in the same list item, the rest of the page or item is code.',
  },
  {
    id: 'markdown/unclosed-comment',
    severity: 'warning',
    summary: 'An HTML comment has no end.',
    explanation:
      'A comment that begins with `<!--` hides everything up to `-->`, or else the rest of the page.',
  },
  {
    id: 'markdown/link-without-target',
    severity: 'warning',
    summary: 'A link has no address, or its address is malformed.',
    explanation:
      'A link is `[text](address "title")`: no space between the brackets, no unescaped space in the address, and a closing parenthesis. Anything else is shown as text.',
  },
  {
    id: 'markdown/undefined-reference',
    severity: 'warning',
    summary: 'A reference link has no definition.',
    explanation:
      '`[text][label]` is a link only where the file has a definition `[label]: address`; otherwise it is text.',
  },
  {
    id: 'markdown/duplicate-definition',
    severity: 'warning',
    summary: 'A link label or footnote is defined twice.',
    explanation: 'The first definition is used, and the others are ignored.',
  },
  {
    id: 'markdown/undefined-footnote',
    severity: 'warning',
    summary: 'A footnote reference has no footnote.',
    explanation:
      '`[^label]` is a reference only where the file has a footnote `[^label]: text`; otherwise it is text.',
  },
  {
    id: 'markdown/unused-footnote',
    severity: 'warning',
    summary: 'Nothing refers to a footnote.',
    explanation:
      'Footnotes are shown in the order of their references; one without a reference is not shown.',
  },
  {
    id: 'markdown/list-as-text',
    severity: 'warning',
    summary: 'Lines that look like list items are text.',
    explanation:
      'A list item begins with `-`, `*`, `+` or a number and a space. Only a list that begins with 1 can follow a paragraph without a blank line. Other bullets and letters are text, and the lines run together.',
  },
  {
    id: 'markdown/heading-as-text',
    severity: 'warning',
    summary: 'A line that looks like a heading is text.',
    explanation: 'A heading has one to six `#` characters and a space before its title.',
  },
  {
    id: 'markdown/heading-attributes',
    severity: 'warning',
    summary: 'Attributes of a heading are shown as text.',
    explanation: 'Attributes such as `{#id}` are read at the end of the line only.',
  },
  {
    id: 'markdown/table-as-text',
    severity: 'warning',
    summary: 'Rows of a table are text.',
    explanation: 'A table needs a delimiter row below its header, with as many cells as the header.',
  },
  {
    id: 'markdown/table-extra-cells',
    severity: 'warning',
    summary: 'A table row has more cells than columns.',
    explanation:
      'Cells beyond the columns of the header are not shown. A pipe within a cell, in code too, is written as \\|.',
  },
  {
    id: 'markdown/rst-markup',
    severity: 'warning',
    summary: 'Markdown text contains reStructuredText.',
    explanation: 'Directives, roles and references of reStructuredText have no meaning in Markdown.',
  },
  {
    id: 'markdown/shortcode-as-text',
    severity: 'warning',
    summary: 'Braces that look like a shortcode are text.',
    explanation:
      'A shortcode is written `{{% name %}}`. Braces that are meant as characters belong into code.',
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
