import { realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { isEditorFile } from '../source/editor-file.js';
import { gitFolder } from '../source/git.js';

/** What happened to files since it was last told. */
export interface Changes {
  /** Paths relative to the root; those of templates outside of it begin with `templates/`. */
  readonly files: ReadonlySet<string>;
  /** Whether files or folders came or went. */
  readonly entries: boolean;
}

export interface Watched {
  readonly root: string;
  /** A folder of templates outside of the root. */
  readonly templates: string | undefined;
  /** A folder within the root that is written and not read. */
  readonly output: string | undefined;
}

export interface Watcher {
  /** Resolves when every change made before the call has been told. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds of quiet before a change is told. */
const quiet = { oneFile: 3, severalFiles: 40 };
/** How long a file that is empty or gone is waited for, and how often it is looked at. */
const incomplete = { longest: 60, interval: 4 };
const longestGitOperation = 10_000;
/** How long after the first sign of a change its file is looked at, at most. */
const signalLife = 40;

/**
 * Watches the files of a repository. Tells one change at once; waits for the end of a burst, of git's work, and of an editor that takes a file away or
 * empties it before it writes it anew. Resolves when everything is being watched.
 */
export async function watch(
  watched: Watched,
  tell: (changes: Changes) => void,
  fail: (message: string) => void,
): Promise<Watcher> {
  const { output } = watched;
  // Links that lead to a folder which is watched are not followed.
  const root = realpathSync(watched.root);
  const templates = watched.templates === undefined ? undefined : realpathSync(watched.templates);
  const git = gitFolder(root);
  const pending = new Set<string>();
  /** Files that were found empty or gone, with the time until which they are waited for. */
  const waitedFor = new Map<string, number>();
  let entries = false;
  let timer: NodeJS.Timeout | undefined;
  let signalled = 0;

  const pathOf = (file: string): string => {
    if (file === headLog) return '.git/logs/HEAD';
    const slashed = (from: string): string => relative(from, file).split(sep).join('/');
    const path = slashed(root);
    return (path.startsWith('../') || isAbsolute(path)) && templates !== undefined
      ? `templates/${slashed(templates)}`
      : path;
  };
  const headLog = git && join(git, 'logs/HEAD');
  const isIgnored = (file: string): boolean => {
    if (file === root || file === templates || file === headLog) return false;
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
    // An older one was left behind, or somebody writes a message for a commit.
    if (lock && Date.now() - lock.mtimeMs < longestGitOperation) {
      timer = setTimeout(flush, quiet.severalFiles);
      return;
    }
    const changes = { files: new Set(pending), entries };
    pending.clear();
    entries = false;
    if (changes.files.size > 0) tell(changes);
  };
  const note = (file: string, isWhole: boolean, isEntry: boolean): void => {
    pending.add(pathOf(file));
    entries ||= isEntry;
    if (!isWhole) waitedFor.set(file, Date.now() + incomplete.longest);
    clearTimeout(timer);
    timer = setTimeout(flush, pending.size > 1 ? quiet.severalFiles : quiet.oneFile);
  };

  /** States of files that were told already; chokidar leaves out a change that follows another one within 50 ms. */
  const told = new Map<string, string>();
  const look = (file: string, isEntry: boolean): void => {
    const stat = statOf(file);
    if (!stat?.isFile()) return;
    const state = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    if (told.get(file) === state && !isEntry) return;
    // Clocks of file systems are coarse: what was just written may change again and look the same.
    if (Date.now() - stat.mtimeMs > 20) told.set(file, state);
    else told.delete(file);
    note(file, stat.size > 0, isEntry);
  };

  const watcher = watchFiles(root, {
    ignored: isIgnored,
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
  });
  watcher.on('change', (file) => look(file, false));
  watcher.on('add', (file) => look(file, true));
  watcher.on('addDir', (file) => note(file, true, true));
  watcher.on('unlink', (file) => note(file, false, true));
  watcher.on('unlinkDir', (file) => note(file, false, true));
  watcher.on('raw', (event, name, details) => {
    signalled = Date.now();
    const at = watchedPathOf(details);
    if (event !== 'change' || at === undefined) return;
    for (const file of [at, join(at, name)]) if (isAbsolute(file) && !isIgnored(file)) look(file, false);
  });
  watcher.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
  // Beside the first folder: one that is not there would end the wait too early.
  watcher.add([headLog, templates].filter((path) => path !== undefined));
  // What happened up to now is part of the first reading.
  clearTimeout(timer);
  pending.clear();
  waitedFor.clear();

  return {
    async settled() {
      // What the system has already signalled is read first.
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

/** `undefined` where nothing is, or nothing can be read. */
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

/** The folder or the file that a raw event was seen by. */
const watchedPathOf = (details: unknown): string | undefined =>
  typeof details === 'object' &&
  details !== null &&
  'watchedPath' in details &&
  typeof details.watchedPath === 'string'
    ? details.watchedPath
    : undefined;

/**
 * Whether a change at this path (relative to the root, with `/`) can matter to the site: not what editors leave beside a file, nor what starts with a dot or is
 * none of the repository's own.
 */
const isSourcePath = (path: string): boolean =>
  path.split('/').every((part) => part !== 'node_modules' && !part.startsWith('.') && !isEditorFile(part));
