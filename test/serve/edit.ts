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
import type { Changes } from '../../src/serve/watch.js';

/** What stands at a path: a text, bytes that are none, a link, or nothing. */
export type Content = string | Uint8Array | { readonly link: string } | undefined;

/** A change of a repository that can be taken back and made again. */
export interface Edit {
  readonly title: string;
  readonly before: ReadonlyMap<string, Content>;
  readonly after: ReadonlyMap<string, Content>;
}

/** The edit that gives files new contents, whatever is there now. */
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

/** Brings files to a state, folders that are left empty going with them, and says what a watcher would. */
export function bringTo(root: string, state: ReadonlyMap<string, Content>): Changes {
  const files = new Set(state.keys());
  let entries = false;
  const goesWith = (folder: string): void => {
    if (folder === '.' || readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
    files.add(folder);
    goesWith(dirname(folder));
  };
  for (const [path, content] of state) {
    const full = join(root, path);
    const isThere = existsSync(full);
    entries ||= content === undefined || !isThere || typeof content === 'object';
    if (typeof content !== 'string' || lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink())
      rmSync(full, { force: true });
    if (content === undefined) {
      if (isThere) goesWith(dirname(path));
      continue;
    }
    mkdirSync(dirname(full), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(full, content);
    else symlinkSync(content.link, full);
  }
  return { files, entries };
}
