import { type Entry, folderOf, nameOf, type Reader } from './reader.js';

/** A reader of an in-memory repository: path to text. For tests. */
export function memoryReader(files: Readonly<Record<string, string>> | ReadonlyMap<string, string>): Reader {
  const texts = files instanceof Map ? files : new Map(Object.entries(files));
  const folders = new Map<string, Map<string, Entry>>([['', new Map()]]);
  const enter = (path: string, kind: Entry['kind']): void => {
    const folder = folderOf(path);
    if (!folders.has(folder)) {
      folders.set(folder, new Map());
      enter(folder, 'directory');
    }
    folders.get(folder)?.set(nameOf(path), { name: nameOf(path), kind });
  };
  for (const path of texts.keys()) enter(path, 'file');
  return {
    read: (path) => texts.get(path),
    bytes: (path) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: (path) => {
      const entries = folders.get(path === '.' ? '' : path);
      return entries && [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    canonical: (path) => (texts.has(path) || folders.has(path) ? path : undefined),
    canonicalFile: (path) => (texts.has(path) ? path : undefined),
  };
}
