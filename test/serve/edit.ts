import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Changes } from '../../src/source/changes.js';

/** The content of a path: a text, other bytes, a link, or nothing. */
export type Content = string | Uint8Array | { readonly link: string } | undefined;

/** A change of a repository that can be undone and redone. */
export interface Edit {
  readonly title: string;
  readonly before: ReadonlyMap<string, Content>;
  readonly after: ReadonlyMap<string, Content>;
}

/** The edit from the current contents of files to new ones. */
export function editTo(root: string, title: string, after: ReadonlyMap<string, Content>): Edit {
  return { title, before: new Map([...after.keys()].map((path) => [path, contentAt(root, path)])), after };
}

function contentAt(root: string, path: string): Content {
  const full = join(root, path);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isSymbolicLink()) return { link: readlinkSync(full) };
  const bytes = readFileSync(full);
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : bytes;
}

/** Writes files and removes folders that become empty. Returns the changes that a watcher would report. */
export function bringTo(root: string, state: ReadonlyMap<string, Content>): Changes {
  const files = new Set(state.keys());
  let entries = false;
  const removeIfEmpty = (folder: string): void => {
    if (folder === '.' || readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
    files.add(folder);
    removeIfEmpty(dirname(folder));
  };
  for (const [path, content] of state) {
    const full = join(root, path);
    const isPresent = existsSync(full);
    entries ||= content === undefined || !isPresent || typeof content === 'object';
    if (typeof content !== 'string' || lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink())
      rmSync(full, { force: true });
    if (content === undefined) {
      if (isPresent) removeIfEmpty(dirname(path));
      continue;
    }
    mkdirSync(dirname(full), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(full, content);
    else symlinkSync(content.link, full);
  }
  return { files, entries };
}
