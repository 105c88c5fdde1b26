import { type GitEntry, git, readEntries, submoduleMode } from './git-objects.js';
import type { IndexedFile } from './index-reader.js';

/**
 * Reads the files below `root` as they are in a git revision, by path relative to `root`; nothing is checked out. Throws
 * GitUnreadable if the revision does not exist.
 */
export function readRevision(root: string, revision: string): Map<string, IndexedFile> {
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
    .toString('utf8')
    .trim();
  // `ls-tree` lists paths relative to the working directory, which is the root of the specification.
  return readEntries(root, listed(git(root, ['ls-tree', '-r', '-z', commit])));
}

/** Parses one `MODE blob OBJECT<tab>PATH` entry per file. */
function listed(output: Buffer): GitEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
      return tab < 0 || mode === submoduleMode ? [] : [{ mode, object, path: line.slice(tab + 1) }];
    });
}

/** The commit where the current branch left the default branch; `undefined` if there is no default branch. Throws GitUnreadable. */
export function mergeBase(root: string): string | undefined {
  for (const branch of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']) {
    try {
      return git(root, ['merge-base', 'HEAD', branch]).toString('utf8').trim();
    } catch {}
  }
  return undefined;
}
