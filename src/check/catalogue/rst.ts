import type { RuleDescription } from '../finding.js';

/** What the RST parser and references between sections report, in sections and in descriptions. */
export const rst: readonly RuleDescription[] = [
  {
    id: 'rst/suspicious-markup',
    severity: 'warning',
    summary: 'What looks like markup is read as text, or text as markup.',
    explanation:
      'RST takes a mark that does not fit for a text, without a word: "code``" lost its beginning, "``code``s" goes on to the next marks, a list without a blank line before it is part of the paragraph. Readers see the marks. Where a mark is meant, a backslash or ``…`` says so.',
  },
  {
    id: 'rst/directive-as-comment',
    severity: 'warning',
    summary: 'What looks like a directive or a target is a comment or text.',
    explanation:
      '`.. note: text` with one colon is a comment, and nobody sees it; `..note::`, or a directive without a blank line before it, is text that everybody sees.',
  },
  {
    id: 'rst/title-as-text',
    severity: 'warning',
    summary: 'A title has lost its underline, or an underline its title.',
    explanation:
      'A title without an underline is a paragraph, and an underline by itself is a transition: what follows belongs to the section before, and links to the title lead nowhere.',
  },
  {
    id: 'rst/default-role',
    severity: 'warning',
    summary: 'A text in single backquotes is neither a literal nor a reference.',
    explanation:
      'Markdown has `code` in single backquotes; in RST that is the title of a book. Mostly ``code`` is meant, or a reference that lacks its underscore. The title of a book is written as :title-reference:`…`.',
  },
  {
    id: 'rst/title-underline-short',
    severity: 'warning',
    summary: 'The underline of a title is shorter than the title.',
    explanation:
      'RST takes it as a title nevertheless, where it is four characters long; a shorter one makes it plain text.',
  },
  {
    id: 'rst/title-overline-short',
    severity: 'warning',
    summary: 'The overline of a title is shorter than the title.',
    explanation: 'Overline and underline are at least as long as the title, and as long as each other.',
  },
  {
    id: 'rst/title-overline-mismatch',
    severity: 'warning',
    summary: 'The overline and the underline of a title differ.',
    explanation: 'They must have the same character and the same length, else it is no title.',
  },
  {
    id: 'rst/title-incomplete',
    severity: 'warning',
    summary: 'A title has an overline and no underline.',
    explanation:
      'The title stands between two lines of the same length. A line of punctuation by itself, with blank lines around it, is a transition.',
  },
  {
    id: 'rst/title-unexpected',
    severity: 'warning',
    summary: 'A title stands where none may be.',
    explanation:
      'Titles stand at the top level of a section file only: not in lists, notes, tables or descriptions. Use `.. rubric::` there.',
  },
  {
    id: 'rst/title-level',
    severity: 'warning',
    summary: 'A title is of a level that cannot follow here.',
    explanation: 'A section may be one level deeper than the one that it stands in.',
  },
  {
    id: 'rst/transition',
    severity: 'warning',
    summary: 'A transition stands where none may be.',
    explanation: 'A transition separates blocks: there is one before it and one after it.',
  },
  {
    id: 'rst/block-unfinished',
    severity: 'warning',
    summary: 'A list or another block ends without a blank line.',
    explanation: 'RST wants a blank line between blocks; without one it guesses, and often guesses wrong.',
  },
  {
    id: 'rst/unexpected-indentation',
    severity: 'warning',
    summary: 'A line is indented for no reason.',
    explanation: 'An indented line begins a block of its own, and needs a blank line before it.',
  },
  {
    id: 'rst/enumerator-start',
    severity: 'info',
    summary: 'A numbered list does not begin at 1.',
    explanation:
      'This may be meant. It may also be a paragraph that happens to begin with a number and a full stop.',
  },
  {
    id: 'rst/literal-block-missing',
    severity: 'warning',
    summary: '`::` promises a literal block, and none follows.',
    explanation: 'Lines of a literal block are indented, after a blank line.',
  },
  {
    id: 'rst/literal-block-blank-line',
    severity: 'info',
    summary: 'There is no blank line between `::` and the literal block.',
    explanation: 'It may have been taken as a definition list. Put a blank line between the two.',
  },
  {
    id: 'rst/malformed-table',
    severity: 'error',
    summary: 'A table cannot be read.',
    explanation:
      'Borders must line up, and no text may cross the edge of a column. Nothing of the table is shown.',
  },
  {
    id: 'rst/malformed-target',
    severity: 'warning',
    summary: 'A target cannot be read.',
    explanation: 'A target is `.. _name: address`; a colon within the name is written as \\:.',
  },
  {
    id: 'rst/footnote-empty',
    severity: 'warning',
    summary: 'A footnote has no text.',
    explanation: 'The text follows the label, or is indented in the lines below.',
  },
  {
    id: 'rst/citation-empty',
    severity: 'warning',
    summary: 'A citation has no text.',
    explanation: 'The text follows the label, or is indented in the lines below.',
  },
  {
    id: 'rst/substitution-definition',
    severity: 'warning',
    summary: 'The definition of a substitution cannot be read, or becomes too long.',
    explanation: 'It is `.. |name| replace:: text`, or another directive that makes text or a picture.',
  },
  {
    id: 'rst/unknown-directive',
    severity: 'error',
    summary: 'There is no directive of that name.',
    explanation:
      'Nothing of an unknown directive is shown, its content included. A comment must not look like one: no `::` after its first word.',
  },
  {
    id: 'rst/directive',
    severity: 'error',
    summary: 'The arguments, options or content of a directive are wrong.',
    explanation: 'Nothing of the directive is shown. The message is what docutils says.',
  },
  {
    id: 'rst/class',
    severity: 'warning',
    summary: 'A `class` directive stands where nothing follows it.',
    explanation: 'It gives class names to the next block.',
  },
  {
    id: 'rst/unknown-role',
    severity: 'warning',
    summary: 'There is no role of that name.',
    explanation:
      'A role is a name in colons before a text in backquotes, like :title:`text`. Its text is shown as it stands.',
  },
  {
    id: 'rst/role',
    severity: 'warning',
    summary: 'The text in backquotes has a role that cannot be applied.',
    explanation:
      'It has one role, before it or after it, and a text that the role understands. Its text is shown as it stands.',
  },
  {
    id: 'rst/inline-unclosed',
    severity: 'warning',
    summary: 'Markup within a line is opened and not closed.',
    explanation:
      'A star, a backquote or a bar before a word opens markup. Close it, or put a backslash before it. Its text is shown as it stands.',
  },
  {
    id: 'rst/nesting-limit',
    severity: 'error',
    summary: 'Blocks are nested too deeply.',
    explanation: 'The content of the innermost is shown as it stands. No page can show so many levels.',
  },
  {
    id: 'rst/duplicate-target',
    severity: 'warning',
    summary: 'Two targets have one name.',
    explanation: 'A reference to the name leads nowhere, unless both lead to one address.',
  },
  {
    id: 'rst/duplicate-implicit-target',
    severity: 'info',
    summary: 'Two titles of a document are the same.',
    explanation:
      'That is no fault by itself: the second one gets an id with a number. But a reference by the title leads nowhere: put a target before the one that is meant.',
  },
  {
    id: 'rst/unknown-target',
    severity: 'warning',
    summary: 'A reference leads to a target that does not exist.',
    explanation:
      'References lead to titles, and to targets (`.. _name:`), of the same document. Its text is shown as it stands.',
  },
  {
    id: 'rst/ambiguous-target',
    severity: 'warning',
    summary: 'A reference leads to a name that several have.',
    explanation: 'Put a target of its own before the one that is meant, and refer to that.',
  },
  {
    id: 'rst/unreferenced-target',
    severity: 'info',
    summary: 'No reference leads to a target.',
    explanation: 'It may be left over. It may also be what others link to.',
  },
  {
    id: 'rst/unpropagated-target',
    severity: 'warning',
    summary: 'A target stands before nothing that it could be a target of.',
    explanation: 'Put it directly before the block that it stands for.',
  },
  {
    id: 'rst/circular-reference',
    severity: 'warning',
    summary: 'Targets lead to one another and nowhere else.',
    explanation: 'Let one of them lead to an address, or stand before a block.',
  },
  {
    id: 'rst/anonymous-mismatch',
    severity: 'warning',
    summary: 'There are more anonymous references than anonymous targets.',
    explanation:
      'References that end in two underscores are paired with targets (`__ address`) in their order.',
  },
  {
    id: 'rst/unknown-substitution',
    severity: 'warning',
    summary: 'A substitution is not defined.',
    explanation: '|name| stands for what `.. |name| replace:: text` defines. Its text is shown as it stands.',
  },
  {
    id: 'rst/circular-substitution',
    severity: 'warning',
    summary: 'A substitution contains itself.',
    explanation: 'Let the definition not contain itself, nor others that do.',
  },
  {
    id: 'rst/duplicate-substitution',
    severity: 'warning',
    summary: 'A substitution is defined twice.',
    explanation: 'The later definition counts, for all of the document.',
  },
  {
    id: 'rst/footnote-mismatch',
    severity: 'warning',
    summary: 'There are more references to automatically numbered footnotes than footnotes.',
    explanation: 'References [#]_ and footnotes `.. [#]` are paired in their order.',
  },
  {
    id: 'rst/unknown-footnote',
    severity: 'warning',
    summary: 'A footnote or a citation is not defined.',
    explanation:
      'The label of the reference and that of the footnote must be the same. Its text is shown as it stands.',
  },
  {
    id: 'rst/docinfo',
    severity: 'warning',
    summary: 'A field at the head of a document has more than one value.',
    explanation: 'Fields such as Author and Version hold one paragraph.',
  },
  {
    id: 'rst/include',
    severity: 'error',
    summary: 'A file that is to be included cannot be read.',
    explanation:
      'The path is relative to the file that names it, and must not lead out of the repository or back to itself.',
  },
];
