import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// Most runs take less than a second, too short for optimization to pay off, so V8 is configured to optimize later. (A code
// cache is valid only for the flags it was created with.)
setFlagsFromString('--interrupt-budget=1000000');

const bundleFile = fileURLToPath(new URL('../dist/spec.cjs', import.meta.url));
export const cacheFile = fileURLToPath(new URL('../dist/spec.cache', import.meta.url));

/**
 * Loads the bundle with its code cache. Returns `main` of `src/cli/main.ts` and the V8 script. Without a cache, or with the
 * cache of another Node version, V8 compiles the bundle, which takes about a tenth of a second.
 */
export function loadBundle() {
  // esbuild writes ASCII, which needs no decoding.
  const source = readFileSync(bundleFile, 'latin1');
  const script = new Script(source, { filename: bundleFile, cachedData: readCache() });
  const module = { exports: {} };
  const run = script.runInThisContext();
  run(module.exports, createRequire(bundleFile), module, bundleFile, dirname(bundleFile));
  return { main: module.exports.main, script };
}

function readCache() {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}
