/** The rules of the parser and the transforms with their help texts. */
const help: Readonly<Record<string, string>> = {
  'rst/title-underline-short': 'Make the underline at least as long as the title.',
  'rst/title-overline-short': 'Make overline and underline at least as long as the title.',
  'rst/title-overline-mismatch':
    'Give the title an overline and an underline of the same character and length.',
  'rst/title-incomplete': 'Put the title between an overline and an underline of the same length.',
  'rst/title-unexpected':
    'Remove the indentation, or use `.. rubric::`: section titles are allowed only at the top level of a document.',
  'rst/title-level': 'Use the title style of a level that is at most one deeper than the current section.',
  'rst/transition':
    'Write a transition as four or more equal punctuation characters between two paragraphs, with blank lines around it.',
  'rst/block-unfinished': 'Insert a blank line, or indent the line like the block above.',
  'rst/unexpected-indentation': 'Insert a blank line before the indented lines, or remove their indentation.',
  'rst/enumerator-start': 'Start the list at 1, a or i unless another start is intended.',
  'rst/literal-block-missing': 'Indent the lines after `::`, or end the paragraph with a single colon.',
  'rst/literal-block-blank-line': 'Insert a blank line between `::` and the literal block.',
  'rst/malformed-table': 'Align the borders and the column boundaries of the table.',
  'rst/malformed-target': 'Write the target as `.. _name: URI`, with a colon after the name.',
  'rst/footnote-empty': 'Write the text of the footnote after its label.',
  'rst/citation-empty': 'Write the text of the citation after its label.',
  'rst/substitution-definition':
    'Write `.. |name| replace:: text`, `.. |name| image:: file`, or another inline directive.',
  'rst/unknown-directive':
    'Check the spelling of the directive; a comment must not contain `::` after its first word.',
  'rst/directive': 'Check the arguments, the options and the content of the directive.',
  'rst/class': 'Put the directive before the element that receives the class names.',
  'rst/unknown-role': 'Check the spelling of the role, or define it with `.. role::`.',
  'rst/role': 'Write only one role, before or after the text in backquotes.',
  'rst/inline-unclosed': 'Close the markup, or escape the character with a backslash.',
  'rst/math': 'Correct the formula; it is shown as TeX source until then.',
  'rst/nesting-limit': 'Reduce the nesting of blocks.',
  'rst/duplicate-target': 'Rename one of them.',
  'rst/duplicate-implicit-target': 'Add an explicit target before one of the titles to refer to it.',
  'rst/unknown-target': 'Define the target, or correct the spelling of the reference.',
  'rst/ambiguous-target':
    'Add an explicit target (`.. _name:`) before the intended element, and refer to it.',
  'rst/unreferenced-target': 'Refer to the target, or remove it.',
  'rst/unpropagated-target': 'Put the target directly before the block that it identifies.',
  'rst/circular-reference': 'Refer to a URI or to another element in one of the targets.',
  'rst/anonymous-mismatch':
    'Add a target `__ URI` for each reference that ends in two underscores, in the same order.',
  'rst/unknown-substitution': 'Define the substitution with `.. |name| replace:: text`.',
  'rst/circular-substitution': 'Remove the reference that closes the cycle.',
  'rst/duplicate-substitution': 'Rename one of them.',
  'rst/footnote-mismatch': 'Define a footnote for each reference to an autonumbered or symbol footnote.',
  'rst/unknown-footnote': 'Define the footnote, or correct the label.',
  'rst/docinfo': 'Write a single value for the field.',
  'rst/include': 'Correct the path; it is relative to this file.',
};

/** The help text of a rule; `undefined` if the rule does not belong to the parser. */
export const helpFor = (rule: string): string | undefined =>
  Object.hasOwn(help, rule) ? help[rule] : undefined;
