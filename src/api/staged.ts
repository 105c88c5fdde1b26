import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readIndex } from '../source/git-index.js';
import { GitUnreadable } from '../source/git-objects.js';
import { readRevision } from '../source/git-revision.js';
import { indexReader } from '../source/index-reader.js';
import type { Reader } from '../source/reader.js';
import { targetsFile } from '../spec/repository.js';
import { repositoryKind } from '../spec/root.js';
import { UsageError } from './usage-error.js';

/** The content of the git index. */
export interface StagedRepository {
  readonly reader: Reader;
  /** Files that differ from HEAD. */
  readonly changed: ReadonlySet<string>;
  /** Reads the last commit; returns `undefined` if there is none, or if it contains no specification. */
  head(): Reader | undefined;
}

/** Opens the staged content of a folder. Throws a UsageError if the git index cannot be read. */
export function openStaged(root: string): StagedRepository {
  const { files, changed } = stagedBelow(root);
  const reader = indexReader(files);
  const isTargetsUnstaged =
    reader.canonical(targetsFile) === undefined && existsSync(join(root, targetsFile));
  if (isTargetsUnstaged || repositoryKind(reader) !== 'specification')
    throw new UsageError('specification/targets.yaml is not in the git index. Stage it with `git add`.');
  return { reader, changed, head: () => openHead(root) };
}

function openHead(root: string): Reader | undefined {
  try {
    const reader = indexReader(readRevision(root, 'HEAD'));
    return repositoryKind(reader) === 'specification' ? reader : undefined;
  } catch (error) {
    if (error instanceof GitUnreadable) return undefined;
    throw error;
  }
}

function stagedBelow(root: string) {
  try {
    return readIndex(root);
  } catch (error) {
    if (!(error instanceof GitUnreadable)) throw error;
    throw new UsageError(`Cannot read the git index of ${root}: ${error.message}.`);
  }
}
