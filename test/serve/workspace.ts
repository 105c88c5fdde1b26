import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readTemplates } from '../../src/api/templates.js';
import type { ServeLog } from '../../src/serve/dev-server.js';
import type { LiveOptions } from '../../src/serve/live-repository.js';
import { type RunningServer, serve } from '../../src/serve/serve.js';
import { matrix } from '../../src/spec/presets.js';
import { fixtureRepository } from '../check/fixture-repository.js';

/** A temporary repository on the disk that a test may change. */
export interface Workspace {
  readonly root: string;
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  remove(path: string): void;
  dispose(): void;
}

/** Creates a copy of a folder, or of the small repository without problems. */
export function workspace(from?: string): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'spec-workspace-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  if (from !== undefined) {
    for (const name of readdirSync(from)) {
      if (!/^(?:\.git|node_modules|dist|build)$/.test(name))
        cpSync(join(from, name), join(root, name), { recursive: true, verbatimSymlinks: true });
    }
    // Files may be read-only in the original.
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      makeWritable(join(root, name));
  } else for (const [path, text] of Object.entries(fixtureRepository)) write(path, text);
  return {
    root,
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
    write,
    remove: (path) => rmSync(join(root, path), { recursive: true, force: true }),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

function makeWritable(path: string): void {
  const stat = lstatSync(path);
  if (!stat.isSymbolicLink()) chmodSync(path, stat.mode | 0o200);
}

export const liveOptions = (root: string): LiveOptions => ({
  root,
  protocol: matrix,
  labels: {},
  gitVersion: () => undefined,
  raw: true,
  readTemplates: () => readTemplates(root),
  onUnreadable: (error) => {
    throw error;
  },
  rules: new Map(),
  readSettings: () => ({ problems: [] }),
});

const silent: ServeLog = {
  updated: () => undefined,
  problems: () => undefined,
  failed: (error) => {
    throw error instanceof Error ? error : new Error(String(error));
  },
};

/** Starts a server of the workspace on a free port. */
export const startServer = (
  root: string,
  options: {
    readonly host?: string;
    readonly port?: number;
    readonly strictPort?: boolean;
    readonly log?: ServeLog;
    readonly sharesDocuments?: boolean;
  } = {},
): Promise<RunningServer> =>
  serve({
    ...liveOptions(root),
    host: '127.0.0.1',
    port: 0,
    strictPort: false,
    sharesDocuments: true,
    watched: { root, templates: undefined, output: 'build' },
    editor: undefined,
    log: silent,
    ...options,
  });

/** Repeats `look` until its value fulfils `holds`, and returns it. Throws after half a minute. */
export async function eventually<T>(look: () => T | Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end)
      throw new Error(`the condition was not met: ${JSON.stringify(value)?.slice(0, 2000)}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

export const ownRepository = resolve(import.meta.dirname, '../..');
