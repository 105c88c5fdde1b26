import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usage-error.js';

/**
 * Writes a file as a whole: beside it, then in its place, so that nobody ever sees half of it. It keeps the mode that it had; a link stays one, and what is
 * no file (`/dev/stdout`) is written to as it is. Throws a UsageError where that cannot be done.
 */
export function writeAtomic(path: string, text: string): void {
  try {
    write(path, text);
  } catch (fault) {
    throw new UsageError(`${path} cannot be written: ${fault instanceof Error ? fault.message : fault}`);
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
  // The name of a hidden file: nobody who watches the folder is to take it for one of the repository.
  const made = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(made, text, { mode: before?.mode ?? 0o666 });
    renameSync(made, target);
  } catch (fault) {
    rmSync(made, { force: true });
    throw fault;
  }
}
