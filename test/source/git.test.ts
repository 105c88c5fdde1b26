import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeVersion, gitVersion } from '../../src/source/git.js';

describe('the description of a version', () => {
  test.each([
    [{ branch: 'main', tag: '', commit: 'e7d5081', dirty: false }, 'main,e7d5081'],
    [{ branch: 'main', tag: 'r0.1', commit: 'e7d5081', dirty: true }, 'main,tag=r0.1,e7d5081,dirty'],
    [{ branch: '', tag: '', commit: 'e7d5081', dirty: false }, 'e7d5081'],
  ])('of %j names the commit once', (version, text) => {
    expect(describeVersion(version)).toBe(text);
  });

  test('is "Unknown" outside a repository', () => {
    expect(describeVersion(undefined)).toBe('Unknown');
  });
});

describe('the version of a checkout', () => {
  let root = '';
  const git = (...args: string[]): string => {
    const user = ['-c', 'user.name=a', '-c', 'user.email=a@b.example'];
    const { stdout, status } = spawnSync('git', [...user, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
    expect(status).toBe(0);
    return stdout.trim();
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'spec-git-'));
    git('init', '--quiet', '--initial-branch', 'meadow');
    mkdirSync(join(root, 'specification'));
    writeFileSync(join(root, 'specification/index.md'), '# Cows\n');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Add cows');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('has the branch, the tag and the short commit', () => {
    const commit = git('rev-parse', '--short', 'HEAD');
    expect(gitVersion(root)).toEqual({ branch: 'meadow', tag: '', commit, dirty: false });
    git('tag', 'r0.1');
    expect(gitVersion(root)).toEqual({ branch: 'meadow', tag: 'r0.1', commit, dirty: false });
    git('checkout', '--quiet', '--detach');
    expect(gitVersion(root)).toEqual({ branch: '', tag: 'r0.1', commit, dirty: false });
  });

  test('is dirty if a tracked file below the root has changed', () => {
    writeFileSync(join(root, 'notes.txt'), 'Not tracked.\n');
    expect(gitVersion(root)?.dirty).toBe(false);
    writeFileSync(join(root, 'specification/index.md'), '# Calves\n');
    expect(gitVersion(root)?.dirty).toBe(true);
    expect(gitVersion(join(root, 'specification'))?.dirty).toBe(true);
    mkdirSync(join(root, 'other'));
    expect(gitVersion(join(root, 'other'))?.dirty).toBe(false);
  });
});
