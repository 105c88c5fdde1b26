import { execFileSync } from 'node:child_process';
import { isAbsolute, resolve } from 'node:path';
import type { IndexedFile } from './index-reader.js';

/** What is staged in the git repository that a folder lies in. */
export interface Staged {
  /** Every file below the folder, by its path from there. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  /** Those that differ from the last commit, removed ones too. */
  readonly changed: ReadonlySet<string>;
}

/** Why the index could not be read; a sentence. */
export class IndexUnreadable extends Error {
  override readonly name = 'IndexUnreadable';
}

/** Reads git's index below `root`. Throws IndexUnreadable where there is none, or where it has conflicts. */
export function readIndex(root: string): Staged {
  const entries = listed(git(root, ['ls-files', '--stage', '-z']));
  const conflict = entries.find(({ stage }) => stage !== '0');
  if (conflict) throw new IndexUnreadable(`${conflict.path} has conflicts; resolve them and stage it`);
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

/** `MODE OBJECT STAGE<tab>PATH` of each file; submodules are other repositories. */
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

/** The contents of objects: `OBJECT blob SIZE`, a line feed, the bytes and a line feed for each, in one answer. */
function readObjects(root: string, objects: readonly string[]): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  if (objects.length === 0) return found;
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
    found.set(object, output.subarray(start, start + length));
    at = start + length + 1;
  }
  return found;
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
  } catch (fault) {
    const said =
      fault instanceof Error && 'stderr' in fault ? String(fault.stderr).trim().split('\n')[0] : '';
    throw new IndexUnreadable(said || (fault instanceof Error ? fault.message : String(fault)));
  }
}

/** A hook is told where the repository is relative to the folder that it is run in; git is run in another one here. */
function environment(): NodeJS.ProcessEnv {
  const own = { ...process.env };
  for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE']) {
    const path = own[name];
    if (path !== undefined && !isAbsolute(path)) own[name] = resolve(path);
  }
  if (own.GIT_DIR !== undefined) own.GIT_WORK_TREE ??= process.cwd();
  return own;
}
