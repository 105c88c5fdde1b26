import { relative, resolve, sep } from 'node:path';
import type { Reader } from '../source/reader.js';
import { anchorsFile } from '../spec/anchors.js';
import { UsageError } from './usage-error.js';

/** Whether problems of a file are asked for. */
export type PathFilter = (file: string) => boolean;

/** What paths on the command line ask for; without any, everything. Throws a UsageError where a path is not in the repository. */
export function pathFilter(root: string, paths: readonly string[], reader: Reader): PathFilter {
  if (paths.length === 0) return () => true;
  const wanted = paths.map((path) => {
    const within = relative(root, resolve(path)).split(sep).join('/');
    if (within === '..' || within.startsWith('../') || resolve(path) === within)
      throw new UsageError(`${path} is not in the repository ${root}.`);
    const real = reader.canonical(within);
    if (real === undefined) throw new UsageError(`${path} does not exist.`);
    return real;
  });
  return (file) => wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
}

/** Files that are staged; and the list of anchors, which changes in any of them can break. */
export const stagedFilter =
  (changed: ReadonlySet<string>, isWanted: PathFilter): PathFilter =>
  (file) =>
    (changed.has(file) || file === anchorsFile) && isWanted(file);
