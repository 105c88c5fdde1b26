import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, isSystemError } from '../../source/system-error.js';
import { manifestName, manifestOf } from './manifest.js';
import { type Kept, keptFiles, type Plan } from './plan.js';
import type { Checkpoint } from './signals.js';
import { temporarySuffix } from './temporary.js';
import { keepPermissions, writeFiles } from './write-files.js';

/** Error codes of a folder that cannot be created, linked into or renamed: a mount point, or a parent without write permission. */
const irreplaceable: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

/**
 * Writes a site to a new folder beside the target, adds the kept files of the target as hard links, and exchanges the folders.
 * The target is complete at any moment, except between the two renames of the exchange; see `recoverSite`. Returns false, and
 * changes nothing, if the target cannot be replaced as a whole.
 */
export async function replaceFolder(plan: Plan, checkpoint: Checkpoint): Promise<boolean> {
  const { target, site, listed } = plan;
  const staging = join(dirname(target), `.${basename(target)}-${temporarySuffix()}`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    mkdirSync(staging);
    const { mode } = statSync(staging);
    // The target may be private.
    if (existsSync(target)) chmodSync(staging, 0o700);
    writeFileSync(join(staging, manifestName), manifestOf(listed));
    await writeFiles(site, staging, target, checkpoint);
    chmodSync(staging, mode);
    if (!existsSync(target)) {
      renameSync(staging, target);
      return true;
    }
    for (const kept of keptFiles(target, plan)) keep(kept, target, staging);
    keepPermissions(join(staging, manifestName), join(target, manifestName));
    keepPermissions(staging, target);
    exchange(staging, target, plan);
    return true;
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (irreplaceable.has(codeOf(error))) return false;
    throw error;
  }
}

function exchange(staging: string, target: string, plan: Plan): void {
  const old = `${staging}-old`;
  renameSync(target, old);
  try {
    renameSync(staging, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  try {
    returnKept(old, target, keptFiles(old, plan));
    rmSync(old, { recursive: true });
  } catch (error) {
    // The next build tries again.
    if (!isSystemError(error)) throw error;
  }
}

/** Moves kept files that are not in the target, because another program created them during the exchange. */
export function returnKept(old: string, target: string, kept: Iterable<Kept>): void {
  for (const { path, entry } of kept) {
    const to = join(target, path);
    if (lstatSync(to, { throwIfNoEntry: false })) continue;
    mkdirSync(entry.isDirectory() ? to : dirname(to), { recursive: true });
    if (!entry.isDirectory()) renameSync(join(old, path), to);
  }
}

/** Adds a file or folder of the target to the new folder. Throws if the target could not be removed afterwards. */
function keep({ path, entry }: Kept, target: string, staging: string): void {
  const [from, to] = [join(target, path), join(staging, path)];
  if (entry.isDirectory()) {
    if (lstatSync(from).dev !== lstatSync(target).dev) throw systemError('EXDEV', 'rename');
    accessSync(from, constants.W_OK | constants.X_OK);
    mkdirSync(to, { recursive: true });
    keepPermissions(to, from);
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else linkOrCopy(from, to);
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const stat = lstatSync(from);
    // Some file systems have no hard links.
    if (!stat.isFile()) throw error;
    copyFileSync(from, to);
    keepPermissions(to, from);
    utimesSync(to, stat.atime, stat.mtime);
  }
}

const systemError = (code: string, syscall: string): Error =>
  Object.assign(new Error(code), { code, syscall });
