import { relative, resolve, sep } from 'node:path';
import type { Reader } from '../source/reader.js';

import { UsageError } from './usage-error.js';

/** Whether to show problems of a file. */
export type PathFilter = (file: string) => boolean;

/** The filter for the paths on the command line; without paths, it accepts every file. Throws a UsageError for a path outside the repository. */
export function pathFilter(root: string, paths: readonly string[], reader: Reader): PathFilter {
  if (paths.length === 0) return () => true;
  const wanted = paths.map((path) => {
    const within = relative(root, resolve(path)).split(sep).join('/');
    if (within === '..' || within.startsWith('../') || resolve(path) === within)
      throw new UsageError(`${path} is outside the repository ${root}.`);
    const real = reader.canonical(within);
    if (real === undefined) throw new UsageError(`File not found: ${path}.`);
    return real;
  });
  return (file) => wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
}
