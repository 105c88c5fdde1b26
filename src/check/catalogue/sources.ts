import type { RuleDescription } from '../rule.js';

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
];
