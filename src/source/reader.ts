/** An entry of a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}

/**
 * Reads a repository. Paths are relative to its root, with forward slashes;
 * files outside the root are never visible.
 */
export interface Reader {
  /** The text of a file; `undefined` if there is no such file. */
  read(path: string): string | undefined;
  /** The raw content of a file, for binary files. */
  bytes(path: string): Uint8Array | undefined;
  /** The entries of a folder, sorted by name; `undefined` if there is no such folder. A link has the kind of its target. */
  list(path: string): readonly Entry[] | undefined;
  /** The path with all links resolved, so that each file has exactly one path. `undefined` if nothing exists there. */
  canonical(path: string): string | undefined;
  /** The same for files only. */
  canonicalFile(path: string): string | undefined;
  /** The target of the symbolic link at a path, as written; `undefined` for other entries. */
  linkTarget?(path: string): string | undefined;
}

/**
 * Resolves `path` against the folder `from` lexically: `..` removes the preceding segment. `undefined` if `path` is absolute
 * or the result would be outside the root.
 */
export function joinPath(from: string, path: string): string | undefined {
  const parts: string[] = from === '' || from === '.' || path.startsWith('/') ? [] : from.split('/');
  if (path.startsWith('/')) return undefined;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder that contains a path; the root is `''`. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
