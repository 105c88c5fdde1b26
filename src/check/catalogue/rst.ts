import type { RuleDescription } from '../finding.js';

/** Reported by the RST parser and by the resolution of references, in sections and in descriptions. */
export const rst: readonly RuleDescription[] = [
  {
    id: 'rst/suspicious-markup',
    severity: 'warning',
    summary: 'Text resembles markup, or markup was probably meant as text.',
    explanation:
      'RST silently treats unmatched markup as text: "code``" lacks its opening backquotes, "``code``s" extends to the next backquotes, a list without a blank line before it is part of the paragraph. The page shows the markup characters. Escape a literal character with a backslash, or write it in ``…``.',
  },
  {
    id: 'rst/directive-as-comment',
    severity: 'error',
    summary: 'A comment or text resembles a directive or a target.',
    explanation:
      '`.. note: text` with a single colon is a comment, so its content does not appear on the page; `..note::`, or a directive without a blank line before it, appears as text (a warning).',
  },
  {
    id: 'rst/title-as-text',
    severity: 'warning',
    summary: 'A title lacks its underline, or an underline lacks its title.',
    explanation:
      'A title without an underline is a paragraph, and an underline without a title is a transition: the text below becomes part of the previous section, and links to the title break.',
  },
  {
    id: 'rst/default-role',
    severity: 'warning',
    summary: 'Text in single backquotes is neither a literal nor a reference.',
    explanation:
      'In Markdown, `code` in single backquotes is a literal; in RST it is the title of a cited work. Write ``code`` for a literal, `text`_ for a reference, and :title-reference:`…` for a cited work.',
  },
  {
    id: 'rst/title-underline-short',
    severity: 'warning',
    summary: 'The underline of a title is shorter than the title.',
    explanation:
      'An underline of at least four characters still marks a title; with a shorter one the title becomes plain text.',
  },
  {
    id: 'rst/title-overline-short',
    severity: 'warning',
    summary: 'The overline of a title is shorter than the title.',
    explanation: 'Overline and underline are at least as long as the title and have the same length.',
  },
  {
    id: 'rst/title-overline-mismatch',
    severity: 'warning',
    summary: 'The overline and the underline of a title differ.',
    explanation: 'They must have the same character and the same length; otherwise the text is not a title.',
  },
  {
    id: 'rst/title-incomplete',
    severity: 'warning',
    summary: 'A title has an overline but no underline.',
    explanation:
      'A title with an overline has an underline of the same length. A line of punctuation between blank lines is a transition.',
  },
  {
    id: 'rst/title-unexpected',
    severity: 'warning',
    summary: 'A title is not allowed here.',
    explanation:
      'Titles are allowed only at the top level of a section file, not in lists, admonitions, tables or descriptions. Use `.. rubric::` instead.',
  },
  {
    id: 'rst/title-level',
    severity: 'warning',
    summary: 'A title has a level that is not allowed here.',
    explanation: 'A section may be one level deeper than the section that contains it.',
  },
  {
    id: 'rst/transition',
    severity: 'warning',
    summary: 'A transition is not allowed here.',
    explanation: 'A transition separates two blocks, so it needs a block before it and a block after it.',
  },
  {
    id: 'rst/block-unfinished',
    severity: 'warning',
    summary: 'A list or another block ends without a blank line.',
    explanation:
      'RST requires a blank line between blocks; without one, the parser may split the blocks wrongly.',
  },
  {
    id: 'rst/unexpected-indentation',
    severity: 'warning',
    summary: 'A line is indented unexpectedly.',
    explanation: 'An indented line starts a new block and needs a blank line before it.',
  },
  {
    id: 'rst/enumerator-start',
    severity: 'info',
    summary: 'A numbered list does not begin at 1.',
    explanation:
      'This may be intended. It may also be a paragraph that happens to begin with a number and a full stop.',
  },
  {
    id: 'rst/literal-block-missing',
    severity: 'warning',
    summary: '`::` is not followed by a literal block.',
    explanation: 'The lines of a literal block are indented and follow a blank line.',
  },
  {
    id: 'rst/literal-block-blank-line',
    severity: 'info',
    summary: 'A blank line between `::` and the literal block is missing.',
    explanation: 'The text may have been parsed as a definition list. Insert a blank line after `::`.',
  },
  {
    id: 'rst/malformed-table',
    severity: 'error',
    summary: 'A table cannot be parsed.',
    explanation: 'Borders must line up, and text must not cross a column border. The table is not shown.',
  },
  {
    id: 'rst/malformed-target',
    severity: 'warning',
    summary: 'A target cannot be parsed.',
    explanation: 'A target is `.. _name: URL`; escape a colon in the name as \\:.',
  },
  {
    id: 'rst/footnote-empty',
    severity: 'warning',
    summary: 'A footnote is empty.',
    explanation: 'The text follows the label, or is indented on the lines below.',
  },
  {
    id: 'rst/citation-empty',
    severity: 'warning',
    summary: 'A citation is empty.',
    explanation: 'The text follows the label, or is indented on the lines below.',
  },
  {
    id: 'rst/substitution-definition',
    severity: 'warning',
    summary: 'A substitution definition cannot be parsed or expands to too much text.',
    explanation:
      'A definition is `.. |name| replace:: text`, or another directive that yields text or an image.',
  },
  {
    id: 'rst/unknown-directive',
    severity: 'error',
    summary: 'A directive is unknown.',
    explanation:
      'An unknown directive is not shown, nor is its content. A comment must not resemble a directive: no `::` after its first word.',
  },
  {
    id: 'rst/directive',
    severity: 'error',
    summary: 'The arguments, options or content of a directive are invalid.',
    explanation: 'The directive is not shown. The message comes from docutils.',
  },
  {
    id: 'rst/class',
    severity: 'warning',
    summary: 'A `class` directive is not followed by a block.',
    explanation: 'The directive assigns class names to the next block.',
  },
  {
    id: 'rst/unknown-role',
    severity: 'warning',
    summary: 'A role is unknown.',
    explanation:
      'A role is a name in colons before text in backquotes, like :title:`text`. The text is shown unchanged.',
  },
  {
    id: 'rst/role',
    severity: 'warning',
    summary: 'A role cannot be applied to its text.',
    explanation:
      'Text in backquotes has one role, before or after it, and must be valid for the role. The text is shown unchanged.',
  },
  {
    id: 'rst/inline-unclosed',
    severity: 'warning',
    summary: 'Inline markup is not closed.',
    explanation:
      'An asterisk, a backquote or a vertical bar before a word opens inline markup. Close it, or escape the character with a backslash. The text is shown unchanged.',
  },
  {
    id: 'rst/math',
    severity: 'warning',
    summary: 'A formula is not valid TeX.',
    explanation:
      'The formula cannot be converted to MathML, so the page shows its source. Close all braces, and use commands of LaTeX.',
  },
  {
    id: 'rst/nesting-limit',
    severity: 'error',
    summary: 'Blocks are nested too deeply.',
    explanation: 'The content of the innermost block is shown as source text.',
  },
  {
    id: 'rst/duplicate-target',
    severity: 'warning',
    summary: 'Two targets have the same name.',
    explanation: 'A reference to the name cannot be resolved, unless both targets have the same URL.',
  },
  {
    id: 'rst/duplicate-implicit-target',
    severity: 'info',
    summary: 'Two titles of a document are the same.',
    explanation:
      'The id of the second title gets a number, and a reference to the title cannot be resolved: add a target before the title that is meant.',
  },
  {
    id: 'rst/unknown-target',
    severity: 'warning',
    summary: 'A reference names an unknown target.',
    explanation:
      'References resolve to titles and targets (`.. _name:`) of the same document. The text is shown unchanged.',
  },
  {
    id: 'rst/ambiguous-target',
    severity: 'warning',
    summary: 'A reference names an ambiguous target.',
    explanation:
      'Several targets have the name. Add a target with a unique name before the one that is meant, and refer to that.',
  },
  {
    id: 'rst/unreferenced-target',
    severity: 'info',
    summary: 'A target is never referenced.',
    explanation: 'The target may be obsolete. Other sites may still link to it.',
  },
  {
    id: 'rst/unpropagated-target',
    severity: 'warning',
    summary: 'A target precedes a block that cannot be a target.',
    explanation: 'Move the target directly before the block that it names.',
  },
  {
    id: 'rst/circular-reference',
    severity: 'warning',
    summary: 'Targets refer to each other in a cycle.',
    explanation: 'Give one of them a URL, or move it before a block.',
  },
  {
    id: 'rst/anonymous-mismatch',
    severity: 'warning',
    summary: 'There are more anonymous references than anonymous targets.',
    explanation:
      'References that end in two underscores are matched with targets (`__ URL`) in document order.',
  },
  {
    id: 'rst/unknown-substitution',
    severity: 'warning',
    summary: 'A substitution is not defined.',
    explanation:
      '|name| is replaced by the content of `.. |name| replace:: text`. The text is shown unchanged.',
  },
  {
    id: 'rst/circular-substitution',
    severity: 'warning',
    summary: 'A substitution contains itself.',
    explanation: 'Remove the reference from the definition, or from a definition that it contains.',
  },
  {
    id: 'rst/duplicate-substitution',
    severity: 'warning',
    summary: 'A substitution is defined twice.',
    explanation: 'The last definition is used throughout the document.',
  },
  {
    id: 'rst/footnote-mismatch',
    severity: 'warning',
    summary: 'There are more references to auto-numbered footnotes than footnotes.',
    explanation: 'References [#]_ and footnotes `.. [#]` are matched in document order.',
  },
  {
    id: 'rst/unknown-footnote',
    severity: 'warning',
    summary: 'A footnote or a citation is not defined.',
    explanation:
      'The label of the reference must equal the label of the footnote. The text is shown unchanged.',
  },
  {
    id: 'rst/docinfo',
    severity: 'warning',
    summary: 'A bibliographic field has more than one value.',
    explanation: 'Fields such as Author and Version at the head of a document contain one paragraph.',
  },
  {
    id: 'rst/include',
    severity: 'error',
    summary: 'An included file cannot be read.',
    explanation:
      'The path is relative to the including file and must not point outside the repository or back to the including file.',
  },
];
