import type { RuleDescription } from '../finding.js';

/** Reported while suppression comments are read. */
export const suppressions: readonly RuleDescription[] = [
  {
    id: 'suppression/no-reason',
    severity: 'error',
    summary: 'A suppression comment gives no reason.',
    explanation:
      '`.. spec-ignore RULE: reason` in RST and `# spec-ignore RULE: reason` in YAML suppress the problems of a rule, or of all rules of a group such as rst/*, at one location. A comment without a reason has no effect: later readers must know why the problem is accepted.',
  },
  {
    id: 'suppression/unused',
    severity: 'warning',
    summary: 'A suppression comment does not match any problem.',
    explanation:
      'The problem was fixed, or the comment is in the wrong location. Remove it; it could hide a new problem.',
  },
  {
    id: 'suppression/unknown-rule',
    severity: 'error',
    summary: 'A suppression comment names no rule or an unknown one.',
    explanation: 'The id is misspelt, or the rule was removed. `spec check --list-rules` lists the rules.',
  },
];
