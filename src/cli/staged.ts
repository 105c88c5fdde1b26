import { IndexUnreadable, readIndex } from '../source/git-index.js';
import { indexReader } from '../source/index-reader.js';
import type { Reader } from '../source/reader.js';
import { repositoryKind } from '../spec/root.js';
import { UsageError } from './usage-error.js';

/** What `--staged` looks at. */
export interface StagedRepository {
  readonly reader: Reader;
  /** Files that differ from the last commit. */
  readonly changed: ReadonlySet<string>;
}

/** Opens what is staged below a folder. Throws a UsageError where git has no such index. */
export function openStaged(root: string): StagedRepository {
  const { files, changed } = stagedBelow(root);
  const reader = indexReader(files);
  if (repositoryKind(reader) !== 'specification')
    throw new UsageError('specification/targets.yaml is not in the index of git; stage it with `git add`.');
  return { reader, changed };
}

function stagedBelow(root: string) {
  try {
    return readIndex(root);
  } catch (fault) {
    if (!(fault instanceof IndexUnreadable)) throw fault;
    throw new UsageError(`--staged cannot read the index of git in ${root}: ${fault.message}.`);
  }
}
