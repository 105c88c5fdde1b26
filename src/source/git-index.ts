import { execFileSync } from 'node:child_process';
import { isAbsolute, resolve } from 'node:path';
import type { IndexedFile } from './index-reader.js';

/** The staged state of the git repository that contains a folder. */
export interface Staged {
  /** Every file below the folder, by its path relative to the folder. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** Paths that differ from the last commit, including removed files. */
  readonly changed: ReadonlySet<string>;
}

/** The index could not be read; the message gives the reason. */
export class IndexUnreadable extends Error {
  override readonly name = 'IndexUnreadable';
}

/** Reads git's index below `root`. Throws IndexUnreadable if there is no index or if it contains conflicts. */
export function readIndex(root: string): Staged {
  const entries = listed(git(root, ['ls-files', '--stage', '-z']));
  const conflict = entries.find(({ stage }) => stage !== '0');
  if (conflict)
    throw new IndexUnreadable(`"${conflict.path}" has unresolved conflicts; resolve them and stage the file`);
  const contents = readObjects(root, [...new Set(entries.map(({ object }) => object))]);
  const files = new Map<string, IndexedFile>();
  for (const { path, mode, object } of entries) {
    const content = contents.get(object);
    if (content) files.set(path, { kind: mode === linkMode ? 'link' : 'file', content });
  }
  const changed = git(root, ['diff', '--cached', '--name-only', '--no-renames', '--relative', '-z']);
  return { files, changed: new Set(changed.toString('utf8').split('\0').filter(Boolean)) };
}

const linkMode = '120000';
const submoduleMode = '160000';

interface IndexEntry {
  readonly mode: string;
  readonly object: string;
  readonly stage: string;
  readonly path: string;
}

/** Parses one `MODE OBJECT STAGE<tab>PATH` entry per file. Submodules are skipped: they are separate repositories. */
function listed(output: Buffer): IndexEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', object = '', stage = ''] = line.slice(0, tab).split(' ');
      return tab < 0 || mode === submoduleMode ? [] : [{ mode, object, stage, path: line.slice(tab + 1) }];
    });
}

/** Reads objects in one call to git, which prints `OBJECT blob SIZE`, a line feed, the bytes and a line feed for each. */
function readObjects(root: string, objects: readonly string[]): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return contents;
  const output = git(root, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [object = '', kind, size] = output.toString('latin1', at, end).split(' ');
    if (kind === 'missing') {
      at = end + 1;
      continue;
    }
    const start = end + 1;
    const length = Number(size);
    contents.set(object, output.subarray(start, start + length));
    at = start + length + 1;
  }
  return contents;
}

const gigabyte = 2 ** 30;

function git(root: string, args: readonly string[], input = ''): Buffer {
  try {
    return execFileSync('git', [...args], {
      cwd: root,
      input,
      maxBuffer: gigabyte,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: environment(),
    });
  } catch (error) {
    const firstLine =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : '';
    throw new IndexUnreadable(firstLine || (error instanceof Error ? error.message : String(error)));
  }
}

/** In a hook, git's variables may hold paths relative to the hook's working directory; they are made absolute because git runs in `root` here. */
function environment(): NodeJS.ProcessEnv {
  const variables = { ...process.env };
  for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE']) {
    const path = variables[name];
    if (path !== undefined && !isAbsolute(path)) variables[name] = resolve(path);
  }
  if (variables.GIT_DIR !== undefined) variables.GIT_WORK_TREE ??= process.cwd();
  return variables;
}
