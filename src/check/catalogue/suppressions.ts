import type { RuleDescription } from '../finding.js';

/** What reading comments that accept problems reports. */
export const suppressions: readonly RuleDescription[] = [
  {
    id: 'suppression/no-reason',
    severity: 'error',
    summary: 'A comment accepts a problem without saying why.',
    explanation:
      '`.. spec-ignore RULE: reason` in RST and `# spec-ignore RULE: reason` in YAML accept the problems of a rule at one place. Without a reason they accept nothing: whoever comes next must know why.',
  },
  {
    id: 'suppression/unused',
    severity: 'warning',
    summary: 'A comment accepts a problem that is not there.',
    explanation:
      'The fault was mended, or the comment stands in the wrong place. Remove it, lest it hides a new fault.',
  },
  {
    id: 'suppression/unknown-rule',
    severity: 'error',
    summary: 'A comment accepts problems of a rule that there is not.',
    explanation:
      'The id is misspelt, or the rule went away. `spec check --list-rules` lists the rules that there are.',
  },
];
