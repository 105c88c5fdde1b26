import { execFileSync } from 'node:child_process';
import { isAbsolute, resolve } from 'node:path';
import type { IndexedFile } from './index-reader.js';

/** Git objects could not be read; the message gives the reason. */
export class GitUnreadable extends Error {
  override readonly name = 'GitUnreadable';
}

/** A file as git stores it. */
export interface GitEntry {
  readonly path: string;
  readonly mode: string;
  readonly object: string;
}

const linkMode = '120000';
export const submoduleMode = '160000';

/** Reads the content of files, by path. Throws GitUnreadable. */
export function readEntries(root: string, entries: readonly GitEntry[]): Map<string, IndexedFile> {
  const contents = readObjects(root, [...new Set(entries.map(({ object }) => object))]);
  const files = new Map<string, IndexedFile>();
  for (const { path, mode, object } of entries) {
    const content = contents.get(object);
    if (content) files.set(path, { kind: mode === linkMode ? 'link' : 'file', content });
  }
  return files;
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

/** Runs git in a folder and returns its output. Throws GitUnreadable. */
export function git(root: string, args: readonly string[], input = ''): Buffer {
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
    throw new GitUnreadable(firstLine || (error instanceof Error ? error.message : String(error)));
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
