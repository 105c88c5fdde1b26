import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { locationOf } from '../diagnostics/order.js';
import { applyFixes, type FixedFile } from '../policy/fixes.js';
import type { FixedProblem } from './options.js';
import { writeAtomic } from './write-atomic.js';

/**
 * Applies the fixes of diagnostics; returns the fixed problems. Files are written atomically. A file that is
 * outside the root, or that changed since it was read, is not modified.
 */
export function fix(root: string, diagnostics: readonly Diagnostic[]): FixedProblem[] {
  return applyFixes(diagnostics).flatMap((file) => {
    const path = join(root, file.source.path);
    const mark = markOf(root, path, file);
    if (mark === undefined) return [];
    writeAtomic(path, `${mark}${file.text}`);
    return file.fixed.map(({ span, message }) => {
      const { file: path, start } = locationOf(span);
      return { path, line: start.line, message };
    });
  });
}

const byteOrderMark = '\ufeff';

/** The byte order mark of a file, or an empty string; `undefined` if the file must not be written. */
function markOf(root: string, path: string, { source }: FixedFile): string | undefined {
  try {
    if (!lstatSync(path).isFile() || !realpathSync(path).startsWith(`${realpathSync(root)}${sep}`))
      return undefined;
    const bytes = readFileSync(path);
    return ['', byteOrderMark].find((mark) => bytes.equals(Buffer.from(`${mark}${source.text}`)));
  } catch {
    return undefined;
  }
}
