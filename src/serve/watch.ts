import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { isSourcePath } from './source-path.js';

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
  const { root, templates, output } = watched;
  const pending = new Set<string>();
  /** Files that were found empty or gone, with the time until which they are waited for. */
  const waitedFor = new Map<string, number>();
  let entries = false;
  let timer: NodeJS.Timeout | undefined;
  let gitSince = 0;
  let signalled = 0;

  const pathOf = (file: string): string => {
    const slashed = (from: string): string => relative(from, file).split(sep).join('/');
    const path = slashed(root);
    return (path.startsWith('../') || isAbsolute(path)) && templates !== undefined
      ? `templates/${slashed(templates)}`
      : path;
  };
  const headLog = join(root, '.git/logs/HEAD');
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
    gitSince ||= Date.now();
    if (existsSync(join(root, '.git/index.lock')) && Date.now() - gitSince < longestGitOperation) {
      timer = setTimeout(flush, quiet.severalFiles);
      return;
    }
    gitSince = 0;
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

  const paths = [root, headLog, ...(templates === undefined ? [] : [templates])];
  const watcher = watchFiles(paths, {
    ignored: isIgnored,
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
    alwaysStat: true,
  });
  watcher.on('change', (file, stats) => note(file, stats?.size !== 0, false));
  watcher.on('add', (file, stats) => note(file, stats?.size !== 0, true));
  watcher.on('addDir', (file) => note(file, true, true));
  watcher.on('unlink', (file) => note(file, false, true));
  watcher.on('unlinkDir', (file) => note(file, false, true));
  watcher.on('raw', () => {
    signalled = Date.now();
  });
  watcher.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve());
  });
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

const hasContent = (file: string): boolean => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && (stat.isDirectory() || stat.size > 0);
};
