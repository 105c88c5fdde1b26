import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What git says of a checkout; texts are empty where git has nothing to say. */
export interface GitVersion {
  readonly branch: string;
  readonly tag: string;
  readonly commit: string;
  readonly dirty: boolean;
}

/** The folder in which git keeps what it knows of the checkout that `root` lies in: of a worktree, its own. */
export function gitFolder(root: string): string | undefined {
  const found = join(root, '.git');
  const stat = statSync(found, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return found;
  if (stat?.isFile()) {
    const path = /^gitdir: (.+)$/m.exec(readFileSync(found, 'utf8'))?.[1];
    return path === undefined ? undefined : resolve(root, path);
  }
  const above = dirname(root);
  return above === root ? undefined : gitFolder(above);
}

/** Asks git about the checkout that `root` lies in. `undefined` outside a repository, or without git. */
export function gitVersion(root: string): GitVersion | undefined {
  const git = (...args: string[]): string => {
    try {
      return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return '';
    }
  };
  const [commit = '', branch = ''] = git('log', '-1', '--format=%h%n%D').split('\n');
  if (commit === '') return undefined;
  const names = branch.split(', ');
  const head = names.find((name) => name.startsWith('HEAD -> '))?.slice('HEAD -> '.length) ?? '';
  const tag = names.find((name) => name.startsWith('tag: '))?.slice('tag: '.length) ?? '';
  const dirty = git('status', '--porcelain', '--untracked-files=no', '--', '.') !== '';
  return { branch: head, tag, commit, dirty };
}

/** Branch, tag, short commit and `dirty`, joined with commas; `Unknown` where there is no repository. */
export function describeVersion(version: GitVersion | undefined): string {
  if (!version) return 'Unknown';
  return [version.branch, version.tag && `tag=${version.tag}`, version.commit, version.dirty ? 'dirty' : '']
    .filter((part) => part !== '')
    .join(',');
}
