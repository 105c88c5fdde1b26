import type { RuleDescription } from '../finding.js';

/** What reading files reports, whatever is in them. */
export const sources: readonly RuleDescription[] = [
  {
    id: 'source/conflict-markers',
    severity: 'error',
    summary: 'A merge has left its marks in a file.',
    explanation:
      'Where two branches changed the same lines, git puts both between <<<<<<<, ======= and >>>>>>>, for somebody to choose. A file in which they stand was committed before that was done; in a section readers would see both sides.',
  },
  {
    id: 'source/encoding',
    severity: 'warning',
    summary: 'A file is not UTF-8, or holds control characters.',
    explanation:
      'Files are read as UTF-8. Where the bytes say nothing in it, readers see the replacement character (U+FFFD) instead of what was written; a file that is no text at all is full of control characters.',
  },
  {
    id: 'yaml/syntax',
    severity: 'error',
    summary: 'A YAML or JSON file cannot be read.',
    explanation:
      'Nothing in a file that cannot be parsed is known, so nothing else is said of it, and what refers to it is not reported again. The place is where the parser could not go on: the cause is there, or in the line before.',
  },
  {
    id: 'yaml/duplicate-key',
    severity: 'warning',
    summary: 'A key stands twice in a map.',
    explanation:
      'The last one counts, and what stands under the first is lost without a word; strict readers refuse the file. Put both together, or remove one.',
  },
  {
    id: 'yaml/alias',
    severity: 'error',
    summary: 'An alias (*name) holds itself, or stands for more than could be shown.',
    explanation:
      'An anchor may be used again by its alias, but not within itself, and not so often that a few lines stand for millions of values. Write the values out.',
  },
];
