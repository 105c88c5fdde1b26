import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { configuredProtocol, loadConfig } from '../api/config.js';
import { findRoot } from '../api/root.js';
import { UsageError } from '../api/usage-error.js';
import { type Comparison, compareSpecifications, isEmpty } from '../diff/comparison.js';
import { severityOf } from '../diff/format/describe.js';
import { formatJson } from '../diff/format/json.js';
import { formatMarkdown } from '../diff/format/markdown.js';
import { formatPretty } from '../diff/format/pretty.js';
import { readState, type SpecificationState } from '../diff/specification-state.js';
import { Graph } from '../graph/graph.js';
import { fileReader } from '../source/file-reader.js';
import { GitUnreadable } from '../source/git-objects.js';
import { mergeBase, readRevision } from '../source/git-revision.js';
import { indexReader } from '../source/index-reader.js';
import type { Reader } from '../source/reader.js';
import { openRepository } from '../spec/repository.js';
import { repositoryKind } from '../spec/root.js';
import { colorsFor } from './terminal.js';

export interface DiffOptions {
  readonly root?: string;
  readonly format: string;
  readonly failOn?: string;
}

const formats = {
  pretty: (comparison: Comparison): string => formatPretty(comparison, colorsFor(process.stdout)),
  md: formatMarkdown,
  json: formatJson,
} as const;

const isFormat = (name: string): name is keyof typeof formats => Object.hasOwn(formats, name);

/**
 * `spec diff`: prints the changes of operations, events and text between two states of a specification: git revisions, folders, or the working
 * tree. Returns the exit status: 1 if `--fail-on` applies to a change.
 */
export async function diff(
  base: string | undefined,
  head: string | undefined,
  options: DiffOptions,
): Promise<number> {
  const { format, failOn } = options;
  if (!isFormat(format))
    throw new UsageError(`Unknown format "${format}". Formats: ${Object.keys(formats).join(', ')}.`);
  if (failOn !== undefined && failOn !== 'breaking' && failOn !== 'any')
    throw new UsageError(`--fail-on must be "breaking" or "any", got "${failOn}".`);
  const areFolders = [base, head].every((name) => name !== undefined && isFolder(name));
  const root = areFolders ? '' : findRoot(options.root);
  const before = await stateOf(base === undefined ? openMergeBase(root) : openState(root, base));
  const after = await stateOf(head === undefined ? fileReader(root) : openState(root, head));
  const comparison = compareSpecifications(before, after);
  process.stdout.write(formats[format](comparison));
  return fails(comparison, failOn) ? 1 : 0;
}

function fails(comparison: Comparison, failOn: 'breaking' | 'any' | undefined): boolean {
  if (failOn === 'any') return !isEmpty(comparison);
  return failOn !== undefined && comparison.changes.some(({ impact }) => severityOf(impact) === failOn);
}

const isFolder = (name: string): boolean => existsSync(name) && statSync(name).isDirectory();

/** A folder with a specification, or a git revision of the repository at `root`. */
function openState(root: string, name: string): Reader {
  return isFolder(name)
    ? checked(fileReader(resolve(name)), name)
    : checked(indexReader(revision(root, name)), name);
}

function openMergeBase(root: string): Reader {
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

/** Titles of types are kept as written and labels are not set, so that states of different releases can be compared. */
async function stateOf(reader: Reader): Promise<SpecificationState> {
  const config = await loadConfig(reader);
  const protocol = configuredProtocol(reader, config);
  return readState(
    openRepository(new Graph(), reader, {
      protocol,
      labels: {},
      gitVersion: () => undefined,
      raw: false,
      keepsTypeTitles: true,
      conventions: config.conventions,
    }),
  );
}
