import type { RuleDescription } from '../finding.js';

/** Reported while templates are read. */
export const templates: readonly RuleDescription[] = [
  {
    id: 'templates/syntax',
    severity: 'error',
    summary: 'A template cannot be parsed.',
    explanation: 'Templates are written in Handlebars; templates/README.md lists the data of each template.',
  },
  {
    id: 'templates/unknown-helper',
    severity: 'error',
    summary: 'A template uses an unknown helper.',
    explanation:
      'Templates may use the built-in helpers of Handlebars and those that templates/README.md lists.',
  },
  {
    id: 'templates/unknown-partial',
    severity: 'error',
    summary: 'A template includes a template that does not exist.',
    explanation:
      "`{{> name}}` includes the file name.hbs of the same folder, or the tool's default template.",
  },
  {
    id: 'templates/recursion',
    severity: 'error',
    summary: 'A template includes itself without end.',
    explanation:
      'A template can include itself, directly or through others, only in a block that ends the recursion, such as `{{#if}}` or `{{#each}}`.',
  },
  {
    id: 'templates/rendering',
    severity: 'error',
    summary: 'A template fails while a page is rendered.',
    explanation:
      'Handlebars stopped with an error, for example because of a partial whose name is computed and does not exist.',
  },
  {
    id: 'templates/missing-value',
    severity: 'warning',
    summary: 'A template does not use a value that a page needs.',
    explanation:
      'A template of the repository may be older than the value: without `redirect`, a page that has moved does not send browsers to its successor; without `content`, a page is empty. Reported while pages are rendered.',
  },
];
