import type { Reference } from './reference.js';

/**
 * Returns the files that refer to each other and include the one at `path`, whose canonical path is `file`: canonical paths, with the paths
 * by which they are referred to. A file that no reference leads back to is alone. `referencesOf` returns the references of a file.
 */
export function fileGroup(
  path: string,
  file: string,
  referencesOf: (path: string) => readonly Reference[],
): ReadonlyMap<string, string> {
  const paths = new Map([[file, path]]);
  if (referencesOf(path).every(({ file: to }) => to === file)) return paths;
  const referrers = new Map<string, Set<string>>();
  for (const [from, spelt] of paths) {
    for (const { file: to, target } of referencesOf(spelt)) {
      if (!paths.has(to)) paths.set(to, target);
      if (to !== from) referrers.set(to, (referrers.get(to) ?? new Set()).add(from));
    }
  }
  const group = new Set([file]);
  for (const member of group) for (const referrer of referrers.get(member) ?? []) group.add(referrer);
  return new Map([...paths].filter(([member]) => group.has(member)));
}
