import { resolve } from 'node:path';
import { type Comparison, compareSpecifications } from '../diff/comparison.js';
import { compareFragments, readFragments } from '../diff/newsfragments.js';
import { readState } from '../diff/specification-state.js';
import { fileReader } from '../source/file-reader.js';
import type { Reader } from '../source/reader.js';
import type { DiffOptions } from './options.js';
import { findRoot } from './root.js';
import { isFolder, openMergeBase, openRepositoryOf, openState } from './states.js';

/** Two states of a specification. */
export interface States {
  readonly before: Reader;
  readonly after: Reader;
  /** The folder with the templates. */
  readonly root: string;
}

/**
 * Opens the states to compare. Only two folders can be compared outside a repository. Throws a UsageError if `folder`, or the nearest one,
 * is not a repository, or if a state is neither a folder nor a git revision.
 */
export function openStates(folder: string | undefined, { base, head }: DiffOptions): States {
  const areFolders = [base, head].every((name) => name !== undefined && isFolder(name));
  const root = areFolders ? '' : findRoot(folder);
  return {
    before: base === undefined ? openMergeBase(root) : openState(root, base),
    after: head === undefined ? fileReader(root) : openState(root, head),
    root: areFolders ? resolve(head ?? '') : root,
  };
}

/**
 * Compares two states. Titles of types are kept as written, so that different conventions are not reported as changes. Throws a
 * ConfigurationError.
 */
export async function compareReaders(
  { before, after }: Pick<States, 'before' | 'after'>,
  { newsfragments }: DiffOptions,
): Promise<Comparison> {
  const open = (reader: Reader) => openRepositoryOf(reader, { raw: false, keepsTypeTitles: true });
  const [old, current] = [await open(before), await open(after)];
  const comparison = compareSpecifications(readState(old), readState(current));
  if (!newsfragments) return comparison;
  return {
    ...comparison,
    newsfragments: compareFragments(readFragments(old), readFragments(current), comparison),
  };
}
