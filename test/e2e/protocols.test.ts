import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSpec } from './run-spec.js';

const protocols = join(import.meta.dirname, '../protocols');

/** The title of the site, a title on a page, and the title of the merged document of each repository. */
const expected: Readonly<Record<string, readonly [site: string, heading: string, api: string]>> = {
  hive: ['The Hive Protocol', 'hive.bee.returned', 'Hive API'],
  loom: ['Specification', 'POST /v1/patterns', 'Loom API'],
  tide: ['Tide Specification', 'GET /v1/levels', 'Tide Gauge API'],
};

describe.each(readdirSync(protocols))('the protocol %s', (name) => {
  const [site = '', heading = '', api = ''] = expected[name] ?? [];
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-protocol-'));
    cpSync(join(protocols, name), root, { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('checks without a problem', () => {
    expect(runSpec(root, ['check'])).toMatchObject({ status: 0, stdout: 'no problems\n' });
  });

  test('builds pages that mention no other protocol', () => {
    expect(runSpec(root, ['build', '--strict'])).toMatchObject({ status: 0 });
    const pages = readdirSync(join(root, 'build'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.html'))
      .map((path) => readFileSync(join(root, 'build', path), 'utf8'));
    expect(pages.join('\n').replace(/<[^>]*>/g, '')).toContain(heading);
    expect(pages.join('\n')).toContain(site);
    for (const page of pages) expect(page).not.toMatch(/matrix|homeserver/i);
  });

  test('has a merged document', () => {
    const { stdout, status } = runSpec(root, ['dump-swagger', '--out', '-']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).info.title).toBe(api);
    expect(stdout).not.toMatch(/matrix|homeserver/i);
  });
});

test('labels of a repository are options of its own', () => {
  const { stdout } = runSpec(join(protocols, 'tide'), ['build', '--help']);
  expect(stdout).toContain('-g, --gauge-release <label>');
  expect(stdout).not.toContain('--client-release');
  expect(runSpec(join(protocols, 'tide'), ['check', '--release', 'gauge=v2'])).toMatchObject({ status: 0 });
  expect(runSpec(join(protocols, 'tide'), ['check', '--release', 'gage=v2'])).toMatchObject({
    status: 2,
    stderr: 'spec: Unknown release label "gage". Did you mean "gauge"?\n',
  });
});
