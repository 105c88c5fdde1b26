import { isEditorFile } from './editor-file.js';
import { type Entry, folderOf, joinPath, nameOf, type Reader } from './reader.js';

/** The entry at a path, with links not followed. */
export type TreeEntry =
  | { readonly kind: 'directory' }
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'link'; readonly target: string };

/** Files and folders as stored; paths contain no links. */
export interface Tree {
  entry(path: string): TreeEntry | undefined;
  /** The content of a file; `undefined` if it does not exist or cannot be read. */
  bytes(path: string): Uint8Array | undefined;
  /** The content of a file as UTF-8, if it can be read faster than by decoding its bytes; a byte order mark may be included. */
  text?(path: string): string | undefined;
  /** The names and kinds of the entries of an existing folder. */
  list(path: string): readonly { readonly name: string; readonly kind: TreeEntry['kind'] }[];
}

/** A reader that caches resolved links and known folders until `forget` is called. */
export interface TreeReader extends Reader {
  forget(): void;
  /** Resolves a path again, and returns whether its canonical path has changed. */
  hasMoved(path: string): boolean;
}

/** In a checkout without symbolic links, git writes a link as a text file that contains the target on one short line. */
const longestLinkText = 1024;
const mostLinks = 32;
const decoder = new TextDecoder('utf-8', { ignoreBOM: false });

/**
 * Reads a repository that is stored as a tree. Links are followed only inside the
 * root. A text file in the middle of a path is treated as a link that git could not
 * create.
 */
export function treeReader(tree: Tree): TreeReader {
  const canonicalPaths = new Map<string, string | undefined>();
  /** Paths known to be folders. */
  const folders = new Set<string>();

  function canonical(path: string): string | undefined {
    if (path === '' || path === '.') return '';
    if (canonicalPaths.has(path)) return canonicalPaths.get(path);
    const resolved = follow(path, 0);
    canonicalPaths.set(path, resolved);
    return resolved;
  }

  function follow(path: string, links: number): string | undefined {
    if (links > mostLinks) return undefined;
    if (path === '') return '';
    const parent = folderOf(path);
    const folder = parent === '' ? '' : folderAt(canonicalOrFollow(parent, links), links);
    if (folder === undefined) return undefined;
    const location = joinPath(folder, path.slice(parent === '' ? 0 : parent.length + 1));
    const entry = location === undefined ? undefined : tree.entry(location);
    if (location !== undefined && entry?.kind === 'directory') folders.add(location);
    if (entry?.kind !== 'link') return entry && location;
    const target = joinPath(folder, entry.target);
    return target === undefined ? undefined : follow(target, links + 1);
  }

  const canonicalOrFollow = (path: string, links: number): string | undefined =>
    links === 0 ? canonical(path) : follow(path, links);

  /** The folder itself, or the folder that a link written as a text file resolves to. */
  function folderAt(path: string | undefined, links: number): string | undefined {
    if (path === undefined || path === '' || folders.has(path)) return path;
    const entry = tree.entry(path);
    if (entry?.kind === 'directory') {
      folders.add(path);
      return path;
    }
    if (entry?.kind !== 'file' || entry.size > longestLinkText) return undefined;
    const text = decoder.decode(tree.bytes(path) ?? new Uint8Array()).trim();
    const target = text === '' || text.includes('\n') ? undefined : joinPath(folderOf(path), text);
    return target === undefined ? undefined : folderAt(follow(target, links + 1), links + 1);
  }

  function canonicalFile(path: string): string | undefined {
    const real = canonical(path);
    return real === undefined || real === '' || folders.has(real) ? undefined : real;
  }

  function bytes(path: string): Uint8Array | undefined {
    const file = canonicalFile(path);
    return file === undefined ? undefined : tree.bytes(file);
  }

  function read(path: string): string | undefined {
    const file = canonicalFile(path);
    if (file === undefined) return undefined;
    if (tree.text) return withoutByteOrderMark(tree.text(file));
    const content = tree.bytes(file);
    return content && decoder.decode(content);
  }

  return {
    forget() {
      canonicalPaths.clear();
      folders.clear();
    },
    hasMoved(path) {
      const [before, fileBefore] = [canonical(path), canonicalFile(path)];
      canonicalPaths.delete(path);
      if (before !== undefined) folders.delete(before);
      return canonical(path) !== before || canonicalFile(path) !== fileBefore;
    },
    canonical,
    canonicalFile,
    read,
    bytes,
    linkTarget(path) {
      const folder = canonical(folderOf(path));
      const location = folder === undefined ? undefined : joinPath(folder, nameOf(path));
      const entry = location === undefined ? undefined : tree.entry(location);
      return entry?.kind === 'link' ? entry.target : undefined;
    },
    list(path) {
      const folder = folderAt(canonical(path), 0);
      if (folder === undefined) return undefined;
      const entries: Entry[] = [];
      for (const { name, kind } of tree.list(folder)) {
        if (isEditorFile(name)) continue;
        const entryPath = folder === '' ? name : `${folder}/${name}`;
        if (kind !== 'link') {
          entries.push({ name, kind });
          canonicalPaths.set(entryPath, entryPath);
          if (kind === 'directory') folders.add(entryPath);
        } else {
          const target = canonical(entryPath);
          const targetEntry = target === undefined ? undefined : tree.entry(target);
          if (targetEntry && targetEntry.kind !== 'link') entries.push({ name, kind: targetEntry.kind });
        }
      }
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

const withoutByteOrderMark = (text: string | undefined): string | undefined =>
  text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
