import { join } from 'node:path';
import { test } from 'vitest';
import { hasShared, shared } from '../conformance/shared.js';
import { expectFreshPages } from './incremental.js';

test.skipIf(!hasShared)(
  'after each of many random edits, undone and redone, the pages equal a fresh build',
  {
    timeout: 600_000,
  },
  () => expectFreshPages(join(shared, 'corpora/doc-2015-10-13'), Number(process.env.EDITS ?? 25)),
);
