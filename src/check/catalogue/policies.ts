import type { RuleDescription } from '../finding.js';

/** Reported when the result of a check is compared with the policies of the repository. */
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
      'A line is `page.html#id`, `page.html#old-id -> new-id` for an anchor that moved, or a comment that begins with `#`.',
  },
  {
    id: 'anchor/duplicate',
    severity: 'warning',
    summary: 'An anchor is listed twice in anchors.txt.',
    explanation: 'Only the first of the lines is used. Remove the others.',
  },
];
