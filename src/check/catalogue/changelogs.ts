import type { RuleDescription } from '../rule.js';

/** What reading changelogs reports. */
export const changelogs: readonly RuleDescription[] = [
  {
    id: 'changelog/missing-version',
    severity: 'error',
    summary: 'A changelog has no section for the release label that is built.',
    explanation:
      'The changelog of a document is the section whose title names its release label. Add the section, or build another label.',
  },
  {
    id: 'changelog/configuration',
    severity: 'error',
    summary: 'A pyproject.toml of towncrier cannot be read.',
    explanation: 'It names the kinds of newsfragments. Without it no changelog can be made of them.',
  },
];
