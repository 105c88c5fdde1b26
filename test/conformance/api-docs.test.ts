import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { golden, hasShared, shared } from './shared.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');

describe.skipIf(!hasShared)('dump-swagger', () => {
  test.each([
    ['cs-r0.6.1', 'r0.6.1'],
    ['cs-r0.4.0', 'r0.4.0'],
  ])('%s equals the reference document', (name, label) => {
    const args = ['dump-swagger', '--root', golden(name).corpus, '-c', label, '-o', '-'];
    const written = execFileSync(process.execPath, [spec, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: 'pipe',
    });
    const reference: unknown = JSON.parse(
      readFileSync(join(shared, 'goldens', name, 'api-docs.json'), 'utf8'),
    );
    expect(JSON.parse(written)).toEqual(reference);
  });
});
