import type { RuleDescription } from '../finding.js';

/** What resolving `$ref`s reports. */
export const references: readonly RuleDescription[] = [
  {
    id: 'ref/missing',
    severity: 'error',
    summary: 'A $ref leads to a file that does not exist.',
    explanation:
      'The value of `$ref` is a path relative to the folder of the file that it stands in. What it stands for is taken to be empty, and is not reported again.',
  },
  {
    id: 'ref/outside',
    severity: 'error',
    summary: 'A $ref leads out of the repository.',
    explanation:
      'Addresses with a host, and paths that lead above the root, are never read: a specification is built from its own files alone. Copy the file into the repository.',
  },
  {
    id: 'ref/circular',
    severity: 'error',
    summary: 'A file refers to itself, directly or by way of others.',
    explanation:
      'References are replaced by the files that they name, which would never end. The reference is left out; the related places show the way round. Describe the inner type in words, or without a reference.',
  },
  {
    id: 'ref/fallback',
    severity: 'warning',
    summary: 'A $ref leads nowhere from its own file, and is found from another one.',
    explanation:
      'In keys beside a `$ref` older tools took paths relative to the file that the `$ref` names. Such a reference still works, but no other tool finds the file: write the path relative to the file that the reference stands in.',
  },
];
