import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isSystemError } from '../source/system-error.js';
import { isLeftover } from './site/temporary.js';

/** The name of the temporary file for a file; it is hidden, so that file watchers ignore it. */
export const temporaryName = (path: string): string => `.${basename(path)}.${process.pid}.tmp`;

const pattern = /^\.(.+)\.(\d+)\.tmp$/;

/** Removes temporary files that killed runs left beside the files of a repository. Hidden folders and packages are not searched. */
export function removeLeftovers(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.'))
        unlessRefused(() => removeLeftovers(path));
      continue;
    }
    const [, name = '', processId] = pattern.exec(entry.name) ?? [];
    if (processId === undefined || !entry.isFile() || !existsSync(join(folder, name))) continue;
    if (isLeftover(path, Number(processId))) unlessRefused(() => rmSync(path, { force: true }));
  }
}

function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
