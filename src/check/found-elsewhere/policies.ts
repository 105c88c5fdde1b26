import type { RuleDescription } from '../rule.js';

/** What setting a check against a repository's decisions reports. */
export const policies: readonly RuleDescription[] = [
  {
    id: 'baseline/unneeded',
    severity: 'error',
    summary: 'The baseline lists problems that are no more.',
    explanation:
      'A baseline may only shrink: an entry that nothing needs would let the same fault come back unseen. `spec check --write-baseline` takes such entries away.',
  },
];
