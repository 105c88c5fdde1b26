/** Reasons of failed system calls, by error code. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'the file is too large',
  EIO: 'input/output error',
  EISDIR: 'it is a folder',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many open files',
  ENOENT: 'not found',
  ENOSPC: 'no space left on device',
  ENOTDIR: 'a part of the path is not a folder',
  ENOTEMPTY: 'the folder is not empty',
  EPERM: 'operation not permitted',
  EPIPE: 'the pipe is closed',
  EROFS: 'read-only file system',
  EXDEV: 'it is on another file system',
};

/** Whether an error was reported by the operating system. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';

/** The error code of a failed system call; an empty string for any other error. */
export const codeOf = (error: unknown): string => (isSystemError(error) ? (error.code ?? '') : '');

/** The reason of a failure as a phrase without a full stop. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return reasons[codeOf(error)] ?? error.message;
}

/** A file or folder exists but cannot be read; the message names it and gives the reason. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';

  constructor(path: string, cause: unknown) {
    super(`Cannot read ${path}: ${reasonOf(cause)}.`, { cause });
  }
}
