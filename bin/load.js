const {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { createRequire } = require('node:module');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

// The launchers are CommonJS: Node starts faster without its loader of ES modules.

// This module is also part of dist/worker.cjs.
const dist = join(__dirname, '../dist');
const bundleFile = join(dist, 'spec.cjs');

/** The code cache in the package for a purpose, for the version of Node that it was created with. */
exports.cacheFile = (purpose) =>
  join(dist, `${purpose === 'rules' ? purpose : 'spec'}-${process.version}-${process.arch}.cache`);

let loaded;

/** The script that was loaded without a cache, and the file of the cache that is missing. */
let unsaved;

/**
 * Loads the bundle with its code cache; it has a function for each of its parts. Returns it with its V8 script. With another version of
 * Node, the first run of each purpose compiles the bundle, which takes about a tenth of a second, and writes a cache of its own. (The
 * compile cache of Node has the functions of a single run, and loads more slowly.)
 */
exports.loadBundle = function loadBundle(purpose) {
  loaded ??= load(purpose);
  return loaded;
};

function load(purpose) {
  deferOptimization();
  // esbuild writes ASCII, which needs no decoding.
  const source = readFileSync(bundleFile, 'latin1');
  const cachedData = read(exports.cacheFile(purpose));
  // Without this condition, V8 would compile the bundle twice.
  let script = cachedData && new Script(source, { filename: bundleFile, cachedData });
  if (script?.cachedDataRejected !== false) script = loadWithOwnCache(source, purpose);
  const module = { exports: {} };
  const run = script.runInThisContext();
  run(module.exports, createRequire(bundleFile), module, bundleFile, dirname(bundleFile));
  return { bundle: module.exports, script };
}

// V8 12 and later have no such flag, and print an error.
const hasInterruptBudget = Number.parseInt(process.versions.v8, 10) < 12;

/**
 * Most runs take less than a second, too short for optimization to pay off, so V8 is configured to optimize later. (A code cache is valid
 * only for the flags it was created with.)
 */
function deferOptimization() {
  if (hasInterruptBudget) setFlagsFromString('--interrupt-budget=1000000');
}

/** Restores V8's default for the program that uses the package. */
exports.resumeOptimization = function resumeOptimization() {
  if (hasInterruptBudget) setFlagsFromString('--interrupt-budget=135168');
};

function loadWithOwnCache(source, purpose) {
  const file = ownCacheFile(purpose);
  const script = new Script(source, { filename: bundleFile, cachedData: read(file) });
  if (script.cachedDataRejected !== false) {
    unsaved = { file, script };
    process.once('exit', exports.saveCache);
  }
  return script;
}

/** The cache of this Node version for this bundle: V8 compares only the length of the source. */
function ownCacheFile(purpose) {
  const { size, mtimeMs } = statSync(bundleFile);
  const folder = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const name = `code-${process.version}-${process.arch}-${size}-${Math.trunc(mtimeMs)}-${purpose}.cache`;
  return join(folder, 'spec', name);
}

/** Writes a cache atomically, and removes old ones. A run does not fail without one. */
function writeCache(file, script) {
  const temporary = `${file}.${process.pid}`;
  try {
    deferOptimization();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, file);
    removeOld(dirname(file));
  } catch {}
}

/** Writes a cache that is missing, with the functions that have been compiled so far. A process calls it at its end; a worker has to. */
exports.saveCache = function saveCache() {
  if (unsaved) writeCache(unsaved.file, unsaved.script);
  unsaved = undefined;
};

const month = 30 * 24 * 60 * 60 * 1000;

function removeOld(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name.startsWith('code-') && Date.now() - statSync(file).mtimeMs > month)
      rmSync(file, { force: true });
  }
}

function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
