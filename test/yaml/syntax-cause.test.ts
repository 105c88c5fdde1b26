import { expect, test } from 'vitest';
import { SourceText } from '../../src/source/text.js';
import { parseYaml } from '../../src/yaml/parse.js';

/** Formats the first diagnostic of a text. */
function problem(text: string): string {
  const [diagnostic] = parseYaml(SourceText.file('a.yaml', text)).diagnostics;
  if (!diagnostic) return 'none';
  const { line, column } = diagnostic.span.source.position(diagnostic.span.start);
  return `${line}:${column} ${diagnostic.message}`;
}

test.each([
  ['a:\n  description: ``moo`` is a sound.\n  b: 1\n', '2:16 A plain text must not start with "`".'],
  ['a:\n  user: @alice:example.org\n  b: 1\n', '2:9 A plain text must not start with "@".'],
  ['a: %moo\nb: 1\n', '1:4 A plain text must not start with "%".'],
  ['%moo: 1\nb: 1\n', '1:1 A plain text must not start with "%".'],
  ['a:\n  - `moo`\n  - b\n', '2:5 A plain text must not start with "`".'],
  ['a: [`moo`, b]\n', '1:5 A plain text must not start with "`".'],
  ['a: {moo: `x`, b: 1}\n', '1:10 A plain text must not start with "`".'],
  ['a:\n  `moo`: 1\n', '2:3 A plain text must not start with "`".'],
  ['a:\n  description:\n    `moo` is\n    a sound.\n', '3:5 A plain text must not start with "`".'],
  ['a:\n  description: *moo* is a sound.\n', '2:16 A plain text must not start with "*".'],
  ['a:\n  room: !moo:example.org\n  b: 1\n', '2:9 A plain text must not start with "!".'],
  ['a:\n  description: & moo.\n', '2:16 A plain text must not start with "&".'],
])('a reserved character at the start of a text: %j', (text, expected) => {
  expect(problem(text)).toBe(expected);
});

test.each([
  ['a:\n  description: "moo" is a sound.\n', '2:22 Unexpected text after the closing quotation mark.'],
  ["- 'moo' is a sound.\n", '1:9 Unexpected text after the closing quotation mark.'],
  ['a:\n  description: [moo] is a sound.\n', '2:22 Unexpected text after the closing bracket.'],
  ['a:\n  description: {{moo}} is a sound.\n', '2:24 Unexpected text after the closing bracket.'],
  ['a:\n  description: Note: moo.\n', '2:20 A plain text must not contain ": ".'],
  ['a:\n  description: | moo\n', '2:18 Text must not follow `|` or `>` on the same line.'],
])('text after a value: %j', (text, expected) => {
  expect(problem(text)).toBe(expected);
});

test.each([
  ['{\n  "a": 1,\n  // why\n  "b": 2\n}\n', '3:3 JSON does not allow comments.'],
  ['{\n  "a": 1, // why\n  "b": 2\n}\n', '2:11 JSON does not allow comments.'],
  ['{\n  /* why */\n  "a": 1\n}\n', '2:3 JSON does not allow comments.'],
  ['// why\n{\n  "a": 1\n}\n', '1:1 JSON does not allow comments.'],
])('a comment in JSON: %j', (text, expected) => {
  expect(problem(text)).toBe(expected);
});

test.each([
  ['a: *moo\n', '1:4 Unknown alias.'],
  ['a: ["b" "c"]\n', '1:9 Missing comma between two entries.'],
  ['a: 1\n  b: 2\n', '2:4 The indentation of this line does not match the map around it.'],
  ['{"a": "//", # why\n"b": 1}\n', 'none'],
])('other errors keep their message: %j', (text, expected) => {
  expect(problem(text)).toBe(expected);
});
