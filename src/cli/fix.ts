import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { locationOf } from '../diagnostics/order.js';
import { applyFixes, type FixedFile } from '../policy/fixes.js';
import { writeAtomic } from './write-atomic.js';

/** Mending one problem can bring another to light; it has to end. */
export const mostPasses = 10;

/**
 * Mends what can be mended without thinking, and gives a line for each problem that is. A file is written whole; one that is not below the root, or that
 * changed since it was read, is left as it is.
 */
export function fix(root: string, diagnostics: readonly Diagnostic[]): string[] {
  return applyFixes(diagnostics).flatMap((file) => {
    const path = join(root, file.source.path);
    const mark = markOf(root, path, file);
    if (mark === undefined) return [];
    writeAtomic(path, `${mark}${file.text}`);
    return file.fixed.map(({ span, message }) => {
      const { file: name, start } = locationOf(span);
      return `fixed ${name}:${start.line}: ${message}`;
    });
  });
}

const byteOrderMark = '\ufeff';

/** What a file begins with that is no part of its text; `undefined` where it must not be written. */
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
