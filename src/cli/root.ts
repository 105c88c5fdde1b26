import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileReader } from '../source/file-reader.js';
import { repositoryKind } from '../spec/root.js';
import { UsageError } from './usage-error.js';

/**
 * The folder of the specification repository: the one that is named, or the nearest one from the working directory
 * upwards. Throws a UsageError where there is none, or one of a layout that is not built.
 */
export function findRoot(named: string | undefined): string {
  if (named !== undefined) return checked(existing(resolve(named)));
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const kind = repositoryKind(fileReader(folder));
    if (kind !== 'none') return checked(folder);
    if (folder === dirname(folder)) {
      throw new UsageError(
        'no specification repository here or above: specification/targets.yaml was not found. Name one with --root.',
      );
    }
  }
}

function existing(folder: string): string {
  if (!existsSync(folder)) throw new UsageError(`the folder ${folder} of --root does not exist.`);
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} of --root is a file, not a folder.`);
  return folder;
}

function checked(folder: string): string {
  switch (repositoryKind(fileReader(folder))) {
    case 'specification':
      return folder;
    case 'later-layout':
      throw new UsageError(
        `${folder} has the layout of specifications since 2021 (Markdown in content/, OpenAPI in data/api/), which spec does not build; it builds repositories with specification/targets.yaml.`,
      );
    case 'none':
      throw new UsageError(
        `${folder} is not a specification repository: it has no specification/targets.yaml.`,
      );
  }
}
