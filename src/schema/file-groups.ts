import { connectedComponents } from './components.js';
import type { Reference } from './reference.js';

/** Files that refer to each other. */
export interface FileGroup {
  /** The canonical paths of the files, with the paths by which they are referred to. */
  readonly paths: ReadonlyMap<string, string>;
  /** The paths of all other files that they depend on; a file follows those that it refers to. */
  readonly innermostFirst: readonly string[];
}

/**
 * Returns the group of the file at `path`, whose canonical path is `file`. A file that no reference leads back to is alone. `referencesOf`
 * returns the references of a file.
 */
export function fileGroup(
  path: string,
  file: string,
  referencesOf: (path: string) => readonly Reference[],
): FileGroup {
  const paths = new Map([[file, path]]);
  if (referencesOf(path).every(({ file: to }) => to === file)) return { paths, innermostFirst: [] };
  for (const [, spelt] of paths)
    for (const { file: to, target } of referencesOf(spelt)) if (!paths.has(to)) paths.set(to, target);
  const components = connectedComponents([file], (from) =>
    referencesOf(paths.get(from) ?? from).map(({ file: to }) => to),
  );
  const own = components.get(file);
  const isMember = (other: string): boolean => components.get(other) === own;
  return {
    paths: new Map([...paths].filter(([other]) => isMember(other))),
    innermostFirst: [...components.keys()].flatMap((other) =>
      isMember(other) ? [] : [paths.get(other) ?? other],
    ),
  };
}
