import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileReader } from '../source/file-reader.js';
import { repositoryKind } from '../spec/root.js';
import { UsageError } from './usage-error.js';

/**
 * The folder of the specification repository: the one given by `--root`, or the nearest one among the working directory
 * and its parents. Throws a UsageError if there is none, or if its layout is not supported.
 */
export function findRoot(named: string | undefined): string {
  if (named !== undefined) return checked(existing(resolve(named)));
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const kind = repositoryKind(fileReader(folder));
    if (kind !== 'none') return checked(folder);
    if (folder === dirname(folder)) {
      throw new UsageError(
        'No specification repository found in the working directory or its parents (specification/targets.yaml). Give its path with --root.',
      );
    }
  }
}

function existing(folder: string): string {
  if (!existsSync(folder)) throw new UsageError(`Folder not found: ${folder} (--root).`);
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} (--root) is not a folder.`);
  return folder;
}

function checked(folder: string): string {
  switch (repositoryKind(fileReader(folder))) {
    case 'specification':
      return folder;
    case 'later-layout':
      throw new UsageError(
        `${folder} has the layout of 2021 (Markdown in content/, OpenAPI in data/api/), which is not supported. Supported repositories have a specification/targets.yaml.`,
      );
    case 'none':
      throw new UsageError(
        `${folder} is not a specification repository: specification/targets.yaml not found.`,
      );
  }
}
