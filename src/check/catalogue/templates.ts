import type { RuleDescription } from '../finding.js';

/** What reading templates reports. */
export const templates: readonly RuleDescription[] = [
  {
    id: 'templates/syntax',
    severity: 'error',
    summary: 'A template cannot be parsed.',
    explanation: 'Templates are written in Handlebars; templates/README.md says what each is given.',
  },
  {
    id: 'templates/unknown-helper',
    severity: 'error',
    summary: 'A template uses a helper that does not exist.',
    explanation: 'Templates may use the helpers of Handlebars and those that templates/README.md lists.',
  },
  {
    id: 'templates/unknown-partial',
    severity: 'error',
    summary: 'A template includes a template that does not exist.',
    explanation: "`{{> name}}` includes the file name.hbs of the same folder, or the tool's own.",
  },
];
