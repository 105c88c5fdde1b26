import { nestedReferencesLimit } from '../../schema/nesting.js';
import type { RuleDescription } from '../finding.js';

/** Reported while `$ref`s are resolved. */
export const references: readonly RuleDescription[] = [
  {
    id: 'ref/missing',
    severity: 'error',
    summary: 'A $ref names a file that does not exist.',
    explanation:
      'The value of `$ref` is a path relative to the folder of the file that contains it. The reference is replaced by an empty value, and problems that follow from it are not reported.',
  },
  {
    id: 'ref/outside',
    severity: 'error',
    summary: 'A $ref points outside the repository.',
    explanation:
      'URLs with a host and paths above the root are never read, because a specification is built only from its own files. Copy the file into the repository.',
  },
  {
    id: 'ref/circular',
    severity: 'error',
    summary: 'A file refers to itself, directly or through other files.',
    explanation:
      'References are replaced by the content of the file, which would never end. The reference is omitted, and the related locations show the cycle. Describe the inner type in words, or without a reference.',
  },
  {
    id: 'ref/nesting-limit',
    severity: 'error',
    summary: `More than ${nestedReferencesLimit} $refs are nested.`,
    explanation:
      'Each of the references is in the target of the one before. The reported one is omitted, because programs that read content which is nested so deeply would fail.',
  },
  {
    id: 'ref/fallback',
    severity: 'info',
    summary: 'A $ref resolves only relative to another file.',
    explanation:
      'In keys beside a `$ref`, older tools resolved paths relative to the file that the `$ref` names. Such a reference still works here, but no other tool finds the file: write the path relative to the file that contains the reference.',
  },
];
