import { isEditorFile } from './editor-file.js';
import { type Entry, folderOf, joinPath, type Reader } from './reader.js';

/** What stands at a path, links not followed. */
export type TreeEntry =
  | { readonly kind: 'directory' }
  | { readonly kind: 'file'; readonly size: number }
  | { readonly kind: 'link'; readonly target: string };

/** Files and folders as they are stored, by paths without links in them. */
export interface Tree {
  entry(path: string): TreeEntry | undefined;
  /** The content of a file; `undefined` where there is none that can be read. */
  bytes(path: string): Uint8Array | undefined;
  /** Names and kinds in a folder that is there. */
  list(path: string): readonly { readonly name: string; readonly kind: TreeEntry['kind'] }[];
}

/** A reader that remembers where links lead and which folders there are until it is told to forget that. */
export interface TreeReader extends Reader {
  forget(): void;
  /** Looks again at where a path leads. Says whether that is another place now. */
  leadsElsewhere(path: string): boolean;
}

/** A link in a checkout without symbolic links is a text file that holds the target: one short line. */
const longestLinkText = 1024;
const mostLinks = 32;
const decoder = new TextDecoder('utf-8', { ignoreBOM: false });

/**
 * Reads a repository that is stored as a tree. Links are followed inside the
 * root only; a text file that stands where a path goes on is taken for the link that
 * git could not make.
 */
export function treeReader(tree: Tree): TreeReader {
  const canonicalPaths = new Map<string, string | undefined>();
  /** Folders that were found to be some. */
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
    const here = joinPath(folder, path.slice(parent === '' ? 0 : parent.length + 1));
    const entry = here === undefined ? undefined : tree.entry(here);
    if (entry?.kind !== 'link') return entry && here;
    const target = joinPath(folder, entry.target);
    return target === undefined ? undefined : follow(target, links + 1);
  }

  const canonicalOrFollow = (path: string, links: number): string | undefined =>
    links === 0 ? canonical(path) : follow(path, links);

  /** The folder itself, or the one that a link written as a text file leads to. */
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

  function bytes(path: string): Uint8Array | undefined {
    const file = canonical(path);
    return file === undefined ? undefined : tree.bytes(file);
  }

  return {
    forget() {
      canonicalPaths.clear();
      folders.clear();
    },
    leadsElsewhere(path) {
      const before = canonical(path);
      canonicalPaths.delete(path);
      return canonical(path) !== before;
    },
    canonical,
    read(path) {
      const content = bytes(path);
      return content && decoder.decode(content);
    },
    bytes,
    list(path) {
      const folder = folderAt(canonical(path), 0);
      if (folder === undefined) return undefined;
      const entries: Entry[] = [];
      for (const { name, kind } of tree.list(folder)) {
        if (isEditorFile(name)) continue;
        const here = folder === '' ? name : `${folder}/${name}`;
        if (kind !== 'link') {
          entries.push({ name, kind });
          canonicalPaths.set(here, here);
        } else {
          const target = canonical(here);
          const found = target === undefined ? undefined : tree.entry(target);
          if (found && found.kind !== 'link') entries.push({ name, kind: found.kind });
        }
      }
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
