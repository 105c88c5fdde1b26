import type { RuleDescription } from '../finding.js';

/** What setting a check against a repository's decisions reports. */
export const policies: readonly RuleDescription[] = [
  {
    id: 'external/broken',
    severity: 'warning',
    summary: 'A link to another site leads nowhere.',
    explanation:
      '`spec check --external` asks for each address that a document leads to, and remembers for a week those that are there. What cannot be asked for is listed under `external: ignore:` in spec.config.yaml.',
  },
  {
    id: 'baseline/stale',
    severity: 'error',
    summary: 'The baseline lists problems that are no more.',
    explanation:
      'A baseline may only shrink: an entry that nothing needs would let the same fault come back unseen. `spec check --write-baseline` takes such entries away.',
  },
  {
    id: 'anchor/syntax',
    severity: 'error',
    summary: 'A line of anchors.txt names no place on a page.',
    explanation:
      'A line is `page.html#id`, `page.html#old-id -> new-id` for a place that moved, or a comment that begins with `#`.',
  },
  {
    id: 'anchor/duplicate',
    severity: 'warning',
    summary: 'A place stands twice in anchors.txt.',
    explanation: 'Only the first of the lines counts. Keep the one that is meant.',
  },
];
