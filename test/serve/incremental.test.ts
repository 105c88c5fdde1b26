import { join } from 'node:path';
import { describe, test } from 'vitest';
import { hasShared, shared } from '../conformance/shared.js';
import { expectFreshPages } from './incremental.js';
import { ownRepository } from './workspace.js';

/** The number of edits, each undone and redone, in each repository. */
const edits = Number(process.env.EDITS ?? 3);

if (!hasShared)
  console.warn('Random edits of real repositories are skipped: the corpora are absent (set SPEC_SHARED).');

describe('the pages served after random edits equal a fresh build', { timeout: 300_000 }, () => {
  test.skipIf(!hasShared)('cs-r0.4.0', () => expectFreshPages(join(shared, 'corpora/cs-r0.4.0'), edits));
  test.skipIf(!hasShared)('cs-r0.6.1', () => expectFreshPages(join(shared, 'corpora/cs-r0.6.1'), edits));
  test('this repository', () => expectFreshPages(ownRepository, edits));
});
