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
    bytes: (path) => base.bytes(path),
    list: (path) => {
      const entries = base.list(path);
      const folder = base.canonical(path);
      const names = new Map((entries ?? []).map((entry) => [entry.name, entry]));
      for (const [changed, text] of reader.changes) {
        if (folderOf(changed) !== folder) continue;
        const name = nameOf(changed);
        if (text === undefined) names.delete(name);
        else names.set(name, { name, kind: 'file' });
      }
      return entries && [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    canonical: (path) => {
      const folder = base.canonical(folderOf(path));
      const here = folder === undefined ? undefined : folder === '' ? path : `${folder}/${nameOf(path)}`;
      const real = here !== undefined && reader.changes.has(here) ? here : base.canonical(path);
      return real !== undefined && reader.changes.has(real) && reader.changes.get(real) === undefined
        ? undefined
        : real;
    },
  };
  return reader;
}
