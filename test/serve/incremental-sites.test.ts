import { join, resolve } from 'node:path';
import { describe, test } from 'vitest';
import { hasShared, shared } from '../conformance/shared.js';
import { expectFreshPages } from './incremental.js';

/** `EDITS=300` runs as many as the other layouts do by default; each costs some seconds on a site with a page of 3 MB. */
describe('the pages of a site of the layout of 2021 equal a fresh build after random edits', {
  timeout: 7_200_000,
}, () => {
  test.skipIf(!hasShared)('spec-v1.19', () => expectFreshPages(join(shared, 'corpora/spec-v1.19'), 3));
  test('a small site', () => expectFreshPages(resolve(import.meta.dirname, '../e2e/cases/site/files'), 30));
});
