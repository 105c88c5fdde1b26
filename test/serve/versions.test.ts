import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import type { Problem } from '../../src/diagnostics/problem.js';
import { eventually, type Workspace, workspace } from './workspace.js';

let repository: Workspace;
let outside = '';
let close = async (): Promise<void> => {};
let problems: readonly Problem[] = [];

beforeEach(() => {
  repository = workspace();
  outside = mkdtempSync(join(tmpdir(), 'spec-versions-'));
  problems = [];
});
afterEach(async () => {
  await close();
  repository.dispose();
  rmSync(outside, { recursive: true, force: true });
});

const list = (label: string): string =>
  `- { label: unstable, address: ../unstable/ }\n- { label: ${label}, address: ../${label}/, date: 2026-05-05 }\n`;

/** Serves the repository; returns a function that requests the home page, without what the server adds to it. */
async function start(versions?: string): Promise<() => Promise<string>> {
  const server = await openSpecification(repository.root).serve({
    port: 0,
    versions,
    onProblems: (found) => {
      problems = found;
    },
  });
  close = () => server.close();
  return async () =>
    (await (await fetch(server.url)).text()).replace(/<script src="\/_spec.*?<\/script>/, '');
}

const built = async (versions?: string): Promise<string> => {
  const { files } = await openSpecification(repository.root).build({ versions });
  return String(files.get('index.html'));
};

test('pages follow the configured list of versions', async () => {
  repository.write('spec.config.yaml', 'versions: versions.yaml\n');
  repository.write('versions.yaml', list('r1'));
  const page = await start();
  expect(await page()).toContain('data-site="../r1/"');
  repository.write('versions.yaml', list('r2'));
  const changed = await eventually(page, (html) => html.includes('data-site="../r2/"'));
  // Pages of the server have keys of sections instead of heights.
  expect(changed.replaceAll(/ data-unit="[^"]*"/g, '')).toBe(
    (await built()).replaceAll(/ style="--h:\d+"/g, ''),
  );
  repository.remove('versions.yaml');
  await eventually(
    () => problems,
    (found) => found.some(({ message }) => message.startsWith('File not found: versions.yaml')),
  );
  expect(await page()).toContain('data-site="../r2/"');
  repository.write('versions.yaml', '- { label: r3, address: ../r3/ }\n');
  await eventually(
    () => problems,
    (found) => found.some(({ message }) => message.startsWith('None of the versions')),
  );
  expect(await page()).toContain('data-site="../r2/"');
  repository.write('spec.config.yaml', '{}\n');
  await eventually(page, (html) => !html.includes('data-site='));
});

test('a configured list with errors is read again after a change', async () => {
  const page = await start();
  expect(await page()).not.toContain('data-site=');
  repository.write('versions.json', '[{ "label": "r1" }]');
  repository.write('spec.config.yaml', 'versions: versions.json\n');
  await eventually(
    () => problems,
    (found) => found.some(({ path }) => path === 'versions.json'),
  );
  repository.write('versions.json', '[{ "label": "unstable", "address": "/x/" }]');
  await eventually(page, (html) => html.includes('href="/x/"'));
});

test('a list outside the repository takes precedence, and is watched', async () => {
  repository.write('spec.config.yaml', 'versions: versions.yaml\n');
  repository.write('versions.yaml', list('r1'));
  const file = join(outside, 'list.json');
  writeFileSync(
    file,
    JSON.stringify([
      { label: 'unstable', address: '/x/' },
      { label: 'r5', address: '/r5/' },
    ]),
  );
  const page = await start(file);
  expect(await page()).toContain('data-site="/r5/"');
  writeFileSync(
    file,
    JSON.stringify([
      { label: 'unstable', address: '/x/' },
      { label: 'r6', address: '/r6/' },
    ]),
  );
  await eventually(page, (html) => html.includes('data-site="/r6/"'));
});
