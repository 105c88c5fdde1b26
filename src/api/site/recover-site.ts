import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from '../../source/system-error.js';
import { readManifest } from './manifest.js';
import { keptFiles } from './plan.js';
import { returnKept } from './replace-folder.js';
import { isLeftover, suffixPattern } from './temporary.js';

/**
 * Recovers from builds that were killed: restores the site if it was killed between the renames of the exchange, returns
 * files that belong to no build from the previous site, and removes temporary folders. Folders that spec cannot change are
 * left alone.
 */
export function recoverSite(target: string): void {
  const parent = dirname(target);
  const beside = leftoversIn(
    parent,
    new RegExp(`^\\.${escapeRegExp(basename(target))}-${suffixPattern}(-old)?$`),
  );
  // The previous site first, because it may have to be restored.
  for (const { path, isOld } of beside.sort((a, b) => Number(b.isOld) - Number(a.isOld)))
    unlessRefused(() => (isOld ? restore(path, target) : rmSync(path, { recursive: true })));
  for (const { path } of leftoversIn(target, new RegExp(`^\\.spec-${suffixPattern}()$`)))
    unlessRefused(() => rmSync(path, { recursive: true }));
}

function leftoversIn(folder: string, pattern: RegExp) {
  if (!existsSync(folder)) return [];
  const names = unlessRefused(() => readdirSync(folder)) ?? [];
  return names.flatMap((name) => {
    const [, processId, old] = pattern.exec(name) ?? [];
    const path = join(folder, name);
    if (processId === undefined || !isLeftover(path, Number(processId))) return [];
    return [{ path, isOld: old === '-old' }];
  });
}

function restore(old: string, target: string): void {
  if (!existsSync(target)) {
    renameSync(old, target);
    return;
  }
  // Without a manifest, its removal had begun, and the target has all kept files.
  const obsolete = readManifest(old);
  if (obsolete)
    returnKept(old, target, keptFiles(old, { target, site: new Map(), obsolete, listed: obsolete }));
  rmSync(old, { recursive: true });
}

/** The result, or `undefined` if the file system refuses. */
function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
