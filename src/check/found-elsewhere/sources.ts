import type { RuleDescription } from '../rule.js';

/** What reading files reports, whatever is in them. */
export const sources: readonly RuleDescription[] = [
  {
    id: 'source/merge-marks',
    severity: 'error',
    summary: 'A merge has left its marks in a file.',
    explanation:
      'Where two branches changed the same lines, git puts both between <<<<<<<, ======= and >>>>>>>, for somebody to choose. A file in which they stand was committed before that was done; in a section readers would see both sides.',
  },
];
