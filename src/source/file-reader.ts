import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isEditorFile } from './editor-file.js';
import { type Entry, folderOf, joinPath, type Reader } from './reader.js';

/** A link in a checkout without symbolic links is a text file that holds the target: one short line. */
const longestLinkText = 1024;
const mostLinks = 32;

/** A reader of the disk. It remembers where links lead and which folders there are until it is told to forget that. */
export interface FileReader extends Reader {
  forget(): void;
}

/**
 * Reads the repository at `root` from the disk. Links are followed inside the
 * root only; a text file that stands where a path goes on is taken for the link that
 * git could not make.
 */
export function fileReader(root: string): FileReader {
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
    if (here === undefined) return undefined;
    const stat = lstatSync(join(root, here), { throwIfNoEntry: false });
    if (!stat) return undefined;
    if (!stat.isSymbolicLink()) return here;
    const target = joinPath(folder, readlinkSync(join(root, here)));
    return target === undefined ? undefined : follow(target, links + 1);
  }

  const canonicalOrFollow = (path: string, links: number): string | undefined =>
    links === 0 ? canonical(path) : follow(path, links);

  /** The folder itself, or the one that a link written as a text file leads to. */
  function folderAt(path: string | undefined, links: number): string | undefined {
    if (path === undefined || path === '' || folders.has(path)) return path;
    const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      folders.add(path);
      return path;
    }
    if (!stat?.isFile() || stat.size > longestLinkText) return undefined;
    const text = readFileSync(join(root, path), 'utf8').trim();
    const target = text === '' || text.includes('\n') ? undefined : joinPath(folderOf(path), text);
    return target === undefined ? undefined : folderAt(follow(target, links + 1), links + 1);
  }

  function fileAt(path: string): string | undefined {
    const file = canonical(path);
    const full = file === undefined ? undefined : join(root, file);
    return full && statSync(full, { throwIfNoEntry: false })?.isFile() ? full : undefined;
  }

  return {
    forget() {
      canonicalPaths.clear();
      folders.clear();
    },
    canonical,
    read(path) {
      const file = fileAt(path);
      const text = file === undefined ? undefined : readFileSync(file, 'utf8');
      return text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    },
    bytes(path) {
      const file = fileAt(path);
      return file === undefined ? undefined : readFileSync(file);
    },
    list(path) {
      const folder = folderAt(canonical(path), 0);
      if (folder === undefined) return undefined;
      const entries: Entry[] = [];
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        if (isEditorFile(entry.name)) continue;
        if (entry.isDirectory()) entries.push({ name: entry.name, kind: 'directory' });
        else if (entry.isFile()) entries.push({ name: entry.name, kind: 'file' });
        else if (entry.isSymbolicLink()) {
          const target = canonical(folder === '' ? entry.name : `${folder}/${entry.name}`);
          const stat =
            target === undefined ? undefined : statSync(join(root, target), { throwIfNoEntry: false });
          if (stat?.isDirectory()) entries.push({ name: entry.name, kind: 'directory' });
          else if (stat?.isFile()) entries.push({ name: entry.name, kind: 'file' });
        }
      }
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
