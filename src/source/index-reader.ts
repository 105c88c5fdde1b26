import { folderOf, nameOf } from './reader.js';
import { type Tree, type TreeEntry, type TreeReader, treeReader } from './tree-reader.js';

/** A file of git's index. */
export interface IndexedFile {
  readonly kind: 'file' | 'link';
  readonly content: Uint8Array;
}

/** A reader of the staged state. `files` is keyed by path relative to the root of the repository. */
export function indexReader(files: ReadonlyMap<string, IndexedFile>): TreeReader {
  const folders = new Map<string, Map<string, TreeEntry['kind']>>([['', new Map()]]);
  const enter = (path: string, kind: TreeEntry['kind']): void => {
    const folder = folderOf(path);
    let names = folders.get(folder);
    if (!names) {
      names = new Map();
      folders.set(folder, names);
      enter(folder, 'directory');
    }
    names.set(nameOf(path), kind);
  };
  for (const [path, { kind }] of files) enter(path, kind);
  const tree: Tree = {
    entry(path) {
      if (folders.has(path)) return { kind: 'directory' };
      const file = files.get(path);
      if (!file) return undefined;
      if (file.kind === 'file') return { kind: 'file', size: file.content.length };
      return { kind: 'link', target: new TextDecoder().decode(file.content) };
    },
    bytes: (path) => files.get(path)?.content,
    list: (path) => [...(folders.get(path) ?? [])].map(([name, kind]) => ({ name, kind })),
  };
  return treeReader(tree);
}
