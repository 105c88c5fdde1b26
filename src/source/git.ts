import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The git version of a checkout; a text is empty where git has no value. */
export interface GitVersion {
  readonly branch: string;
  readonly tag: string;
  readonly commit: string;
  readonly dirty: boolean;
}

/** The git directory of the checkout that contains `root`; for a worktree, the worktree's own. `undefined` outside a repository. */
export function gitFolder(root: string): string | undefined {
  const path = join(root, '.git');
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return path;
  if (stat?.isFile()) {
    const target = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
    return target === undefined ? undefined : resolve(root, target);
  }
  const above = dirname(root);
  return above === root ? undefined : gitFolder(above);
}

/** The path of `root` within its checkout, with `/`; empty at the top and outside a repository. */
export function pathInCheckout(root: string): string {
  const real = realpathSync(root);
  for (let folder = real; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return relative(folder, real).split(sep).join('/');
    if (folder === dirname(folder)) return '';
  }
}

/** Runs git to describe the checkout that contains `root`. `undefined` outside a repository or if git is not installed. */
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

/** Branch, tag, short commit and `dirty`, joined with commas; `Unknown` outside a repository. */
export function describeVersion(version: GitVersion | undefined): string {
  if (!version) return 'Unknown';
  return [version.branch, version.tag && `tag=${version.tag}`, version.commit, version.dirty ? 'dirty' : '']
    .filter((part) => part !== '')
    .join(',');
}
