import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileReader } from '../source/file-reader.js';
import { repositoryKind } from '../spec/root.js';
import { UsageError } from './usage-error.js';

/**
 * The folder of the specification repository: the given one, or the nearest one among the working directory
 * and its parents. Throws a UsageError if there is none, or if the folder is not one.
 */
export function findRoot(named: string | undefined): string {
  if (named !== undefined) return checked(existing(resolve(named)));
  const found = nearestRoot(process.cwd());
  if (found !== undefined) return found;
  throw new UsageError(
    'No specification repository found in the working directory or its parents (pages in specification/, or content/_index.md with data/api/). Give its path, or create one with `spec init`.',
  );
}

/** The nearest specification repository among a folder and its parents; `undefined` if there is none. */
export function nearestRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (repositoryKind(fileReader(folder, () => undefined)) === 'specification') return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function existing(folder: string): string {
  if (!existsSync(folder)) throw new UsageError(`Folder not found: ${folder}.`);
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} is not a folder.`);
  return folder;
}

function checked(folder: string): string {
  if (repositoryKind(fileReader(folder)) === 'specification') return folder;
  throw new UsageError(
    `${folder} is not a specification repository. Neither pages in specification/ nor specification/targets.yaml nor content/_index.md with data/api/ and a site configuration (config/_default/hugo.toml or config.toml) was found.`,
  );
}
