/** What stands under a name in a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}

/**
 * Reads a repository. Paths are relative to its root, with forward slashes;
 * what lies outside the root does not exist for a reader.
 */
export interface Reader {
  /** The whole text of a file, or `undefined` where there is none. */
  read(path: string): string | undefined;
  /** The content of a file as it is, for files that are no text. */
  bytes(path: string): Uint8Array | undefined;
  /** The entries of a folder sorted by name, or `undefined` where there is none. Links appear as what they lead to. */
  list(path: string): readonly Entry[] | undefined;
  /** The path with every link in it followed, so that one file has one name. `undefined` where nothing is. */
  canonical(path: string): string | undefined;
}

/**
 * Resolves `path` against the folder `from`, by name: `..` takes away the part before it. `undefined` where the result
 * would lie outside the root.
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

/** The folder that a path stands in; the root is `''`. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
