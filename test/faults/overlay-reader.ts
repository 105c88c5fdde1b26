import { folderOf, nameOf, type Reader } from '../../src/source/reader.js';
import type { Changes } from './fault.js';

/** A reader that overlays a repository with in-memory changes. */
export interface OverlayReader extends Reader {
  changes: Changes;
}

export function overlayReader(base: Reader): OverlayReader {
  const reader: OverlayReader = {
    changes: new Map(),
    read: (path) => {
      const real = reader.canonical(path);
      if (real === undefined) return undefined;
      return reader.changes.has(real) ? reader.changes.get(real) : base.read(real);
    },
    bytes: (path) => {
      const real = reader.canonical(path);
      if (real === undefined || !reader.changes.has(real)) return base.bytes(path);
      const text = reader.changes.get(real);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: (path) => {
      const entries = base.list(path);
      const folder = entries ? base.canonical(path) : path;
      const names = new Map((entries ?? []).map((entry) => [entry.name, entry]));
      for (const [changed, text] of reader.changes) {
        if (folder === undefined || !changed.startsWith(`${folder}/`)) continue;
        const [name = '', ...rest] = changed.slice(folder.length + 1).split('/');
        if (rest.length > 0) {
          if (text !== undefined && !names.has(name)) names.set(name, { name, kind: 'directory' });
        } else if (text === undefined) names.delete(name);
        else names.set(name, { name, kind: 'file' });
      }
      const exists = entries !== undefined || names.size > 0;
      return exists ? [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) : undefined;
    },
    canonical: (path) => canonical(path, base.canonical),
    canonicalFile: (path) => canonical(path, base.canonicalFile),
  };
  const canonical = (path: string, ofBase: Reader['canonical']): string | undefined => {
    const folder = base.canonical(folderOf(path));
    const here = folder === undefined ? path : folder === '' ? path : `${folder}/${nameOf(path)}`;
    const real = reader.changes.has(here) ? here : ofBase(path);
    return real !== undefined && reader.changes.has(real) && reader.changes.get(real) === undefined
      ? undefined
      : real;
  };
  return reader;
}
