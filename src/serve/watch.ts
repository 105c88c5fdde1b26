import { realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import type { Changes } from '../source/changes.js';
import { isEditorFile } from '../source/editor-file.js';
import { gitFolder } from '../source/git.js';

export interface Watched {
  readonly root: string;
  /** A folder of templates outside the root. */
  readonly templates: string | undefined;
  /** A file outside the root, with the path by which it is reported. */
  readonly file?: { readonly path: string; readonly name: string } | undefined;
  /** An output folder within the root, which is not watched. */
  readonly output: string | undefined;
}

export interface Watcher {
  /** Resolves when all changes made before the call have been reported. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Debounce intervals, in milliseconds. */
const quiet = { oneFile: 3, severalFiles: 40 };
/** Milliseconds to wait for the content of an empty or removed file, and between two looks at it. */
const incomplete = { longest: 60, interval: 4 };
const longestGitOperation = 10_000;
/** The longest delay between the first event of a change and the inspection of its file, in milliseconds. */
const signalLife = 40;

/**
 * Watches the files of a repository. A single change is reported at once; a burst of changes, a running git operation, and
 * a file that an editor removes or empties before writing it are reported when they have ended. `fail` receives errors of
 * the watcher. Resolves when all files are being watched.
 */
export async function watch(
  watched: Watched,
  report: (changes: Changes) => void,
  fail: (message: string) => void,
): Promise<Watcher> {
  const { output, file: single } = watched;
  // chokidar does not follow links, so the folder itself must not be one.
  const root = realpathSync(watched.root);
  const templates = watched.templates === undefined ? undefined : realpathSync(watched.templates);
  const git = gitFolder(root);
  const pending = new Set<string>();
  /** Empty or removed files, with the time at which waiting for their content ends. */
  const waitedFor = new Map<string, number>();
  let entries = false;
  let timer: NodeJS.Timeout | undefined;
  let signalled = 0;

  const pathOf = (file: string): string => {
    if (file === headLog) return '.git/logs/HEAD';
    if (file === single?.path) return single.name;
    const slashed = (from: string): string => relative(from, file).split(sep).join('/');
    const path = slashed(root);
    return (path.startsWith('../') || isAbsolute(path)) && templates !== undefined
      ? `templates/${slashed(templates)}`
      : path;
  };
  const headLog = git && join(git, 'logs/HEAD');
  const isIgnored = (file: string): boolean => {
    if (file === root || file === templates || file === headLog || file === single?.path) return false;
    const path = pathOf(file);
    return (
      !isSourcePath(path) || (output !== undefined && (path === output || path.startsWith(`${output}/`)))
    );
  };

  const flush = (): void => {
    timer = undefined;
    for (const [file, until] of waitedFor) if (hasContent(file) || Date.now() > until) waitedFor.delete(file);
    if (waitedFor.size > 0) {
      timer = setTimeout(flush, incomplete.interval);
      return;
    }
    const lock = git && statOf(join(git, 'index.lock'));
    // An older lock was left behind, or belongs to a commit whose message is being edited.
    if (lock && Date.now() - lock.mtimeMs < longestGitOperation) {
      timer = setTimeout(flush, quiet.severalFiles);
      return;
    }
    const changes = { files: new Set(pending), entries };
    pending.clear();
    entries = false;
    if (changes.files.size > 0) report(changes);
  };
  const note = (file: string, isWhole: boolean, isEntry: boolean): void => {
    pending.add(pathOf(file));
    entries ||= isEntry;
    if (!isWhole) waitedFor.set(file, Date.now() + incomplete.longest);
    clearTimeout(timer);
    timer = setTimeout(flush, pending.size > 1 ? quiet.severalFiles : quiet.oneFile);
  };

  /** States of files that were reported; chokidar omits a change that follows another one within 50 ms, so raw events are used too. */
  const reported = new Map<string, string>();
  const inspect = (file: string, isEntry: boolean): void => {
    const stat = statOf(file);
    if (!stat?.isFile()) return;
    const state = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    if (reported.get(file) === state && !isEntry) return;
    // File-system clocks are coarse: a file written just now may change again without a new state.
    if (Date.now() - stat.mtimeMs > 20) reported.set(file, state);
    else reported.delete(file);
    note(file, stat.size > 0, isEntry);
  };

  const watcher = watchFiles(root, {
    ignored: isIgnored,
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
  });
  /** The files that chokidar watches. */
  const known = new Set<string>();
  watcher.on('change', (file) => inspect(file, false));
  watcher.on('add', (file) => {
    known.add(file);
    inspect(file, true);
  });
  watcher.on('addDir', (file) => note(file, true, true));
  watcher.on('unlink', (file) => {
    known.delete(file);
    note(file, false, true);
  });
  watcher.on('unlinkDir', (file) => note(file, false, true));
  watcher.on('raw', (event, name, details) => {
    signalled = Date.now();
    const at = watchedPathOf(details);
    if (at === undefined || (event !== 'change' && event !== 'rename')) return;
    // chokidar misses a file that is replaced twice in a few milliseconds. It reports the new ones.
    for (const file of [at, join(at, name)])
      if (isAbsolute(file) && !isIgnored(file) && (event === 'change' || known.has(file)))
        inspect(file, false);
  });
  watcher.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
  for (const [folder, names] of Object.entries(watcher.getWatched()))
    for (const name of names) known.add(join(folder, name));
  // Added after the root, because a missing path would emit `ready` too early.
  watcher.add([headLog, templates, single?.path].filter((path) => path !== undefined));
  // Earlier changes are part of the first build.
  clearTimeout(timer);
  pending.clear();
  waitedFor.clear();

  return {
    async settled() {
      // Let pending file-system events be processed first.
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      while (pending.size > 0 || Date.now() - signalled < signalLife) {
        const before = pending.size;
        await new Promise((resolve) => setTimeout(resolve, 2));
        if (before > 0 && pending.size === 0) signalled = 0;
      }
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** The status of a file; `undefined` if it does not exist or is not accessible. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

const hasContent = (file: string): boolean => {
  const stat = statOf(file);
  return stat !== undefined && (stat.isDirectory() || stat.size > 0);
};

/** The watched folder or file that emitted a raw event. */
const watchedPathOf = (details: unknown): string | undefined =>
  typeof details === 'object' &&
  details !== null &&
  'watchedPath' in details &&
  typeof details.watchedPath === 'string'
    ? details.watchedPath
    : undefined;

/**
 * Whether a path (relative to the root, with `/`) can be a source: not a temporary file of an editor, a hidden file or an
 * installed package.
 */
const isSourcePath = (path: string): boolean =>
  path.split('/').every((part) => part !== 'node_modules' && !part.startsWith('.') && !isEditorFile(part));
