import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSystemError, reasonOf } from '../source/system-error.js';
import { temporaryName } from './temporary-files.js';
import { UsageError } from './usage-error.js';

/**
 * Writes a file atomically: to a temporary file beside it, which is then renamed. The mode of an existing file is kept, a
 * symbolic link is followed, and a special file (`/dev/stdout`) is written directly. Throws a UsageError on failure.
 */
export function writeAtomic(path: string, text: string): void {
  try {
    write(path, text);
  } catch (error) {
    throw isSystemError(error) ? new UsageError(`Cannot write ${path}: ${reasonOf(error)}.`) : error;
  }
}

function write(path: string, text: string): void {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before && !before.isFile()) {
    writeFileSync(path, text);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const target = before ? realpathSync(path) : path;
  const temporary = join(dirname(target), temporaryName(target));
  try {
    writeFileSync(temporary, text, { mode: before?.mode ?? 0o666 });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
