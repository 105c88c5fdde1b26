import { chmodSync, chownSync, lstatSync, mkdirSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Site } from './plan.js';
import type { Checkpoint } from './signals.js';

/** Files written between two checkpoints. */
const batch = 50;

/** Writes the files of a site below a new folder, with the permissions of their counterparts in `before`. */
export async function writeFiles(
  site: Site,
  folder: string,
  before: string,
  checkpoint: Checkpoint,
): Promise<void> {
  const folders = new Set<string>(['.']);
  let written = 0;
  for (const [path, content] of site) {
    makeFolder(dirname(path));
    const file = join(folder, path);
    writeFileSync(file, content);
    keepPermissions(file, join(before, path));
    if (++written % batch === 0) await checkpoint();
  }
  await checkpoint();

  function makeFolder(path: string): void {
    if (folders.has(path)) return;
    folders.add(path);
    makeFolder(dirname(path));
    mkdirSync(join(folder, path), { recursive: true });
    keepPermissions(join(folder, path), join(before, path));
  }
}

/** Gives a file or folder the mode and, where permitted, the owner of another one of the same kind, if that exists. */
export function keepPermissions(path: string, before: string): void {
  const model = lstatSync(before, { throwIfNoEntry: false });
  if (!model || model.isSymbolicLink()) return;
  const stat = statSync(path);
  if (model.isDirectory() !== stat.isDirectory()) return;
  const isOwnerKept = keepOwner(path, stat, model);
  if (stat.mode !== model.mode || !isOwnerKept) chmodSync(path, model.mode & 0o7777);
}

/** Whether the owner is unchanged; changing it clears bits of the mode. */
function keepOwner(path: string, stat: Stats, model: Stats): boolean {
  if (stat.uid === model.uid && stat.gid === model.gid) return true;
  try {
    chownSync(path, model.uid, model.gid);
    return false;
  } catch {
    return true;
  }
}
