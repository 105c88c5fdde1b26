import type { RuleDescription } from '../finding.js';

/** Reported while files are read, regardless of their content. */
export const sources: readonly RuleDescription[] = [
  {
    id: 'source/conflict-markers',
    severity: 'error',
    summary: 'A file contains unresolved merge conflict markers.',
    explanation:
      'If two branches change the same lines, git writes both versions between <<<<<<<, ======= and >>>>>>>. A file that still contains these markers was committed before the conflict was resolved; a page would show both versions.',
  },
  {
    id: 'source/encoding',
    severity: 'warning',
    summary: 'A file is not encoded as UTF-8 or contains control characters.',
    explanation:
      'Files are read as UTF-8. Invalid bytes are shown as the replacement character (U+FFFD). A file in UTF-16 or UTF-32 and a binary file are errors, which stop a build.',
  },
  {
    id: 'source/file-name',
    severity: 'warning',
    summary: 'The name of a file contains a control character.',
    explanation:
      'A line break or a tab in the name of a file is a mistake, often of a script. The name becomes part of the address of a page, and many tools cannot process it.',
  },
  {
    id: 'yaml/syntax',
    severity: 'error',
    summary: 'A YAML or JSON file cannot be parsed.',
    explanation:
      'The content of the file is unknown, so no other problem of the file, and none of the files that refer to it, is reported. The location is where the parser stopped: the cause is there or on the line before.',
  },
  {
    id: 'yaml/duplicate-key',
    severity: 'warning',
    summary: 'A map contains a key twice.',
    explanation:
      'The last value is used and the first one is silently lost; strict parsers reject the file. Merge the two values, or remove one.',
  },
  {
    id: 'yaml/number',
    severity: 'error',
    summary: 'A number is infinite or not a number.',
    explanation:
      'YAML has the numbers .inf and .nan, but JSON has no counterparts (RFC 8259, section 6), so that no API can send them and no schema can describe them.',
  },
  {
    id: 'yaml/alias',
    severity: 'error',
    summary: 'An alias (*name) contains itself or expands to too many values.',
    explanation:
      'An alias repeats the value of its anchor. It must not be inside that value, and a few lines must not expand to millions of values. Write the values out.',
  },
];
