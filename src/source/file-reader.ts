import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { codeOf, isSystemError, UnreadableError } from './system-error.js';
import { type TreeEntry, type TreeReader, treeReader } from './tree-reader.js';

export type FileReader = TreeReader;

/**
 * Reads the repository at `root` from the disk. A file or folder that exists but cannot be read is passed to `onUnreadable`,
 * and counts as absent if that does not throw.
 */
export function fileReader(root: string, onUnreadable: (error: UnreadableError) => void = raise): FileReader {
  // Paths arrive normalized, and there are many of them; `join` would normalize each one again.
  const fullPath = (path: string): string => `${root}/${path}`;
  function unlessAbsent<T>(path: string, get: () => T): T | undefined {
    try {
      return get();
    } catch (error) {
      if (isSystemError(error) && !absent.has(codeOf(error)))
        onUnreadable(new UnreadableError(path === '' ? '.' : path, error));
      return undefined;
    }
  }
  return treeReader({
    entry: (path) =>
      unlessAbsent(path, () => {
        const full = fullPath(path);
        const stat = lstatSync(full, { throwIfNoEntry: false });
        const kind = stat && kindOf(stat);
        if (kind === 'link') return { kind, target: readlinkSync(full) };
        return kind === 'file' ? { kind, size: stat?.size ?? 0 } : kind && { kind };
      }),
    bytes: (path) => unlessAbsent(path, () => readFileSync(fullPath(path))),
    text: (path) => unlessAbsent(path, () => readFileSync(fullPath(path), 'utf8')),
    list(path) {
      const entries = unlessAbsent(path, () => readdirSync(fullPath(path), { withFileTypes: true })) ?? [];
      return entries.flatMap((entry) => {
        const kind = kindOf(entry);
        return kind ? [{ name: entry.name, kind }] : [];
      });
    },
  });
}

const raise = (error: UnreadableError): never => {
  throw error;
};

/** Error codes of a path at which there is no file or folder of the requested kind, or never can be. */
const absent: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'EINVAL',
]);

/** The kind of a directory entry; `undefined` for entries a repository cannot contain, such as sockets and devices. */
function kindOf(entry: Stats | Dirent): TreeEntry['kind'] | undefined {
  if (entry.isDirectory()) return 'directory';
  if (entry.isFile()) return 'file';
  return entry.isSymbolicLink() ? 'link' : undefined;
}
