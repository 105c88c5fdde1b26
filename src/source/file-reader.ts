import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { type TreeEntry, type TreeReader, treeReader } from './tree-reader.js';

export type FileReader = TreeReader;

/** Reads the repository at `root` from the disk. */
export function fileReader(root: string): FileReader {
  // Paths arrive normalized, and there are many of them; `join` would normalize each one again.
  const fullPath = (path: string): string => `${root}/${path}`;
  return treeReader({
    entry: (path) =>
      unlessRefused(() => {
        const full = fullPath(path);
        const stat = lstatSync(full, { throwIfNoEntry: false });
        const kind = stat && kindOf(stat);
        if (kind === 'link') return { kind, target: readlinkSync(full) };
        return kind === 'file' ? { kind, size: stat?.size ?? 0 } : kind && { kind };
      }),
    bytes: (path) => unlessRefused(() => readFileSync(fullPath(path))),
    list(path) {
      const entries = unlessRefused(() => readdirSync(fullPath(path), { withFileTypes: true })) ?? [];
      return entries.flatMap((entry) => {
        const kind = kindOf(entry);
        return kind ? [{ name: entry.name, kind }] : [];
      });
    },
  });
}

/** The result, or `undefined` for any file-system error: an unreadable file counts as absent. */
function unlessRefused<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/** The kind of a directory entry; `undefined` for entries a repository cannot contain, such as sockets and devices. */
function kindOf(entry: Stats | Dirent): TreeEntry['kind'] | undefined {
  if (entry.isDirectory()) return 'directory';
  if (entry.isFile()) return 'file';
  return entry.isSymbolicLink() ? 'link' : undefined;
}
