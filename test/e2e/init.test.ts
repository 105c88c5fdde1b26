import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSpec } from './run-spec.js';

describe.each(['md', 'rst'])('spec init --format %s', (format) => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-init-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('writes a repository that builds and checks without a problem', () => {
    expect(runSpec(root, ['init', '--name', 'Pigeon Post', '--format', format])).toMatchObject({ status: 0 });
    expect(runSpec(root, ['check', '--info', '--max-warnings', '0'])).toMatchObject({
      status: 0,
      stdout: 'no problems\n',
    });
    expect(runSpec(root, ['build', '--strict'])).toMatchObject({ status: 0 });
    expect(runSpec(root, ['dump-swagger'])).toMatchObject({ status: 0, stderr: '' });
    const pages = readdirSync(join(root, 'build')).filter((name) => name.endsWith('.html'));
    expect(pages).toEqual(['index.html', 'pigeon_post.html']);
    for (const page of pages) {
      const html = readFileSync(join(root, 'build', page), 'utf8');
      expect(html).toContain('Pigeon Post');
      expect(html).not.toMatch(/matrix|\{\{|__\w+__/i);
    }
    expect(existsSync(join(root, '.gitignore'))).toBe(true);
  });

  test('overwrites files only with --force', () => {
    writeFileSync(join(root, 'README.md'), 'mine\n');
    expect(runSpec(root, ['init'])).toMatchObject({ status: 2 });
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('mine\n');
    expect(runSpec(root, ['init', '--force'])).toMatchObject({ status: 0 });
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('# Courier');
  });

  test('lists variables with their content and pages', () => {
    const { stdout } = runSpec(root, ['build', '--list-variables']);
    expect(stdout).toMatch(/^event_fields +event-schemas\/schema\/core-event-schema\/event +\w+\.html/m);
  });
});

test.each([
  [
    '--name=7',
    'spec: --name must begin with a letter and contain only letters, digits and spaces, got "7".\n',
  ],
  ['--format=html', 'spec: --format must be md or rst, got "html".\n'],
])('%s is a usage error', (option, stderr) => {
  expect(runSpec(tmpdir(), ['init', 'x', option])).toMatchObject({ status: 2, stderr });
});
