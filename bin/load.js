import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// Most runs take less than a second, in which optimising code costs more than it saves: V8 is to wait until a function has run
// for longer than it usually would. (A code cache holds for the flags it was made with.)
setFlagsFromString('--interrupt-budget=1000000');

const bundleFile = fileURLToPath(new URL('../dist/spec.cjs', import.meta.url));
export const cacheFile = fileURLToPath(new URL('../dist/spec.cache', import.meta.url));

/**
 * Loads the bundle, with the code that V8 compiled when it was made: `main` of `src/cli/main.ts`, and the script that it
 * stands in. Without a cache, or with that of another version of Node, V8 compiles anew, which takes a tenth of a second.
 */
export function loadBundle() {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundleFile, 'utf8')}\n})`;
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
