import { statSync } from 'node:fs';

/** A process that still has the id of the creator may be another one, so the files of very old runs count as leftovers. */
const longestRun = 60 * 60 * 1000;

/** A unique suffix for temporary names, which contains the id of this process. */
export const temporarySuffix = (): string => `${process.pid}-${hex(Math.trunc(Math.random() * 2 ** 32))}`;

const hex = (number: number): string => number.toString(16).padStart(8, '0');

/** Matches the suffix; its group is the id of the process. */
export const suffixPattern = String.raw`(\d+)-[0-9a-f]{8}`;

/** Whether the run that created a temporary file or folder has ended. */
export function isLeftover(path: string, processId: number): boolean {
  if (processId === process.pid || !isRunning(processId)) return true;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > longestRun;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of another user exists, but cannot be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
