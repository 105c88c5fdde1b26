import type { RuleDescription } from '../finding.js';

/** Reported by commands: when the result of a check is compared with the policies of the repository, or a document is written. */
export const policies: readonly RuleDescription[] = [
  {
    id: 'external/broken',
    severity: 'warning',
    summary: 'A link to another site is broken.',
    explanation:
      '`spec check --external` requests each external URL of the documents and caches successful responses for a week. List URLs that cannot be requested under `external: ignore:` in spec.config.yaml.',
  },
  {
    id: 'baseline/stale',
    severity: 'error',
    summary: 'The baseline lists problems that no longer exist.',
    explanation:
      'A baseline may only shrink: a stale entry would hide the same problem if it came back. `spec check --write-baseline` removes stale entries.',
  },
  {
    id: 'anchor/syntax',
    severity: 'error',
    summary: 'A line of anchors.txt is malformed.',
    explanation:
      'A line is `page.html#id`, `page.html#old-id -> new-id` for an anchor that moved, `old-page.html -> page.html` for a page that moved, or a comment that begins with `#`.',
  },
  {
    id: 'anchor/duplicate',
    severity: 'warning',
    summary: 'An anchor is listed twice in anchors.txt.',
    explanation: 'Only the first of the lines is used. Remove the others.',
  },
  {
    id: 'openapi/merged-document',
    severity: 'error',
    summary: 'The merged document of an API would be invalid.',
    explanation:
      '`spec dump-swagger` validates the document before it is written, and reports problems where they are in the API files. Tools that read such documents may reject an invalid one; `--no-validate` writes it nevertheless.',
  },
];
