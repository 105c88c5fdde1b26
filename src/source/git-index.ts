import { type GitEntry, GitUnreadable, git, readEntries, submoduleMode } from './git-objects.js';
import type { IndexedFile } from './index-reader.js';

/** The staged state of the git repository that contains a folder. */
export interface Staged {
  /** Every file below the folder, by its path relative to the folder. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** Paths that differ from the last commit, including removed files. */
  readonly changed: ReadonlySet<string>;
}

/** Reads git's index below `root`. Throws GitUnreadable if there is no index or if it contains conflicts. */
export function readIndex(root: string): Staged {
  const entries = listed(git(root, ['ls-files', '--stage', '-z']));
  const conflict = entries.find(({ stage }) => stage !== '0');
  if (conflict)
    throw new GitUnreadable(`"${conflict.path}" has unresolved conflicts; resolve them and stage the file`);
  const files = readEntries(root, entries);
  const changed = git(root, ['diff', '--cached', '--name-only', '--no-renames', '--relative', '-z']);
  return { files, changed: new Set(changed.toString('utf8').split('\0').filter(Boolean)) };
}

interface IndexEntry extends GitEntry {
  readonly stage: string;
}

/** Parses one `MODE OBJECT STAGE<tab>PATH` entry per file. Submodules are skipped: they are separate repositories. */
function listed(output: Buffer): IndexEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', object = '', stage = ''] = line.slice(0, tab).split(' ');
      return tab < 0 || mode === submoduleMode ? [] : [{ mode, object, stage, path: line.slice(tab + 1) }];
    });
}
