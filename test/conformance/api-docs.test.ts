import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { golden, hasShared, shared } from './shared.js';

const spec = resolve(import.meta.dirname, '../../bin/spec.js');

/** Runs a command line and returns its standard output; throws if it fails. */
const run = (...args: string[]): string =>
  execFileSync(process.execPath, [spec, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

describe.skipIf(!hasShared)('dump-swagger', () => {
  test.each([
    ['cs-r0.6.1', 'r0.6.1'],
    ['cs-r0.4.0', 'r0.4.0'],
  ])('%s equals the reference document', (name, label) => {
    const written = run('dump-swagger', '--root', golden(name).corpus, '-c', label, '-o', '-');
    const reference: unknown = JSON.parse(
      readFileSync(join(shared, 'goldens', name, 'api-docs.json'), 'utf8'),
    );
    expect(JSON.parse(written)).toEqual(reference);
  });
});

describe.skipIf(!hasShared).each(['v1.7', 'v1.10', 'v1.19'])('dump-openapi of %s', (release) => {
  const root = join(shared, 'corpora', `spec-${release}`);
  const references = join(shared, 'goldens', `spec-${release}`, 'api');
  const names = hasShared ? readdirSync(references) : [];
  const reference = (name: string): string => readFileSync(join(references, name), 'utf8');
  const options = ['--root', root, '--base-url', `https://spec.matrix.org/${release}`];

  test.each(names)('%s is the reference document, byte for byte', (name) => {
    const api = name.replace(/(-service)?-api\.json$/, (_, service) =>
      service && !name.startsWith('identity') ? service : '',
    );
    const written = run('dump-openapi', ...options, '-r', release, '--api', api, '-o', '-');
    expect(written === reference(name)).toBe(true);
  });

  test('--all writes the published documents, labelled with the release of the site', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spec-apis-'));
    run('dump-openapi', ...options, '--all', '-o', join(folder, 'api-docs.json'));
    const written = readdirSync(folder);
    expect(written.map((api) => `${api}.json`).sort()).toEqual([...names].sort());
    for (const api of written) {
      const text = readFileSync(join(folder, api, 'api.json'), 'utf8');
      expect(text === reference(`${api}.json`)).toBe(true);
    }
    rmSync(folder, { recursive: true });
  });
});
