// Writes the type declarations of the entries of the package, and of the modules that they refer to, to dist/types/.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const types = join(root, 'dist/types');
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const all = mkdtempSync(join(tmpdir(), 'spec-types-'));
try {
  const options = ['-p', join(root, 'tsconfig.types.json'), '--outDir', all];
  execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
  rmSync(types, { recursive: true, force: true });
  for (const path of reachable(['api/index.d.ts', 'rst/index.d.ts']))
    cpSync(join(all, 'src', path), join(types, path));
} finally {
  rmSync(all, { recursive: true });
}

/** The declarations that others refer to, directly or indirectly. */
function reachable(entries) {
  const found = new Set(entries);
  // A set iterates over the items that are added meanwhile.
  for (const path of found)
    for (const [, target] of readFileSync(join(all, 'src', path), 'utf8').matchAll(
      /(?:from |import\()'(\.[^']+)\.js'/g,
    ))
      found.add(resolve('/', dirname(path), `${target}.d.ts`).slice(1));
  return found;
}
