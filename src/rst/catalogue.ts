/** Every problem that the parser and the transforms report, with a sentence that says what to do. */
const help: Readonly<Record<string, string>> = {
  'rst/title-underline-short': 'Make the underline at least as long as the title.',
  'rst/title-overline-short': 'Make overline and underline at least as long as the title.',
  'rst/title-overline-mismatch':
    'Give the title an overline and an underline of the same character and length.',
  'rst/title-incomplete': 'Write the title between its overline and an underline of the same length.',
  'rst/title-unexpected':
    'Titles may stand only at the top level of a document: remove the indentation, or use `.. rubric::`.',
  'rst/title-level':
    'A section may be one level deeper than the one it stands in; use the style of that level.',
  'rst/transition':
    'A transition is a line of four or more punctuation characters with blank lines around it.',
  'rst/block-unfinished': 'Put a blank line here, or indent the line as the block above is indented.',
  'rst/unexpected-indentation': 'Put a blank line before the indented lines, or take their indentation away.',
  'rst/enumerator-start': 'Lists begin at 1, a or i unless another start is meant.',
  'rst/literal-block-missing': 'Indent the lines after `::`, or end the paragraph with a single colon.',
  'rst/literal-block-blank-line': 'Put a blank line between `::` and the literal block.',
  'rst/malformed-table': 'Line up the borders and the column edges of the table.',
  'rst/malformed-target': 'Write a target as `.. _name: address`, with a colon at the end of the name.',
  'rst/footnote-empty': 'Write the text of the footnote after its label.',
  'rst/citation-empty': 'Write the text of the citation after its label.',
  'rst/substitution-definition':
    'Write `.. |name| replace:: text`, `.. |name| image:: file`, or another inline directive.',
  'rst/unknown-directive':
    'Check the spelling of the directive; a comment must not contain `::` after its first word.',
  'rst/directive': 'Check the arguments, the options and the content of the directive.',
  'rst/class': 'Put the directive before the element that gets the class names.',
  'rst/unknown-role': 'Check the spelling of the role, or define it with `.. role::`.',
  'rst/role': 'Write one role only, before or after the text in backquotes.',
  'rst/inline-unclosed': 'Close the markup, or put a backslash before the character if it is meant as such.',
  'rst/nesting-limit': 'Nest fewer blocks in one another.',
  'rst/duplicate-target': 'Give the two targets different names.',
  'rst/duplicate-implicit-target': 'Two titles are the same: refer to one by a target of its own.',
  'rst/unknown-target': 'Define the target, or correct the spelling of the reference.',
  'rst/ambiguous-target':
    'Put a target of its own (`.. _name:`) before the one that is meant, and refer to that.',
  'rst/unreferenced-target': 'Refer to the target, or remove it.',
  'rst/unpropagated-target': 'Put the target directly before the block that it stands for.',
  'rst/circular-reference': 'Let one of the targets lead somewhere.',
  'rst/anonymous-mismatch':
    'There must be as many anonymous targets (`__ address`) as references that end in two underscores.',
  'rst/unknown-substitution': 'Define the substitution with `.. |name| replace:: text`.',
  'rst/circular-substitution': 'Let the definition not contain itself.',
  'rst/duplicate-substitution': 'Give the two substitutions different names.',
  'rst/footnote-mismatch':
    'There must be as many footnotes as there are references to automatically numbered ones.',
  'rst/unknown-footnote': 'Define the footnote, or correct its label.',
  'rst/docinfo': 'Write one value for this field.',
  'rst/include': 'Name a file of the repository, relative to this one.',
};

/** What to do about a problem; `undefined` for a rule that is not of the parser. */
export const helpFor = (rule: string): string | undefined =>
  Object.hasOwn(help, rule) ? help[rule] : undefined;

/** Ids of all rules. */
export const rules: readonly string[] = Object.keys(help);
