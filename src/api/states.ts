import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Graph } from '../graph/graph.js';
import { fileReader } from '../source/file-reader.js';
import { GitUnreadable } from '../source/git-objects.js';
import { mergeBase, readRevision } from '../source/git-revision.js';
import { indexReader } from '../source/index-reader.js';
import type { Reader } from '../source/reader.js';
import { openRepository, type Repository, type RepositoryOptions } from '../spec/repository.js';
import { repositoryKind } from '../spec/root.js';
import { configuredProtocol, loadConfig } from './config.js';
import { UsageError } from './usage-error.js';

export const isFolder = (name: string): boolean => existsSync(name) && statSync(name).isDirectory();

/** Opens a folder with a specification, or a git revision of the repository at `root`. */
export function openState(root: string, name: string): Reader {
  return isFolder(name)
    ? checked(fileReader(resolve(name)), name)
    : checked(indexReader(revision(root, name)), name);
}

/** Opens the merge base of the working tree at `root` with the default branch. */
export function openMergeBase(root: string): Reader {
  const base = mergeBase(root);
  if (base === undefined)
    throw new UsageError('No default branch found to compare with. Give a git revision or a folder.');
  return checked(indexReader(revision(root, base)), base);
}

function revision(root: string, name: string): ReturnType<typeof readRevision> {
  try {
    return readRevision(root, name);
  } catch (error) {
    if (!(error instanceof GitUnreadable)) throw error;
    throw new UsageError(`"${name}" is neither a folder nor a git revision of ${root}.`);
  }
}

function checked(reader: Reader, name: string): Reader {
  if (repositoryKind(reader) === 'specification') return reader;
  throw new UsageError(`"${name}" does not contain a specification.`);
}

/** Opens the repository of a state. Labels are not set, so that states of different releases can be compared. */
export async function openRepositoryOf(
  reader: Reader,
  options: Pick<RepositoryOptions, 'raw' | 'keepsTypeTitles'>,
): Promise<Repository> {
  const config = await loadConfig(reader);
  const protocol = configuredProtocol(reader, config);
  return openRepository(new Graph(), reader, {
    protocol,
    labels: {},
    gitVersion: () => undefined,
    conventions: config.conventions,
    ...options,
  });
}
