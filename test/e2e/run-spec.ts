import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const spec = resolve(import.meta.dirname, '../../bin/spec.js');

/** Runs a command line in a folder to its end. */
export function runSpec(
  root: string,
  args: readonly string[],
  options: Partial<SpawnSyncOptionsWithStringEncoding> = {},
) {
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, [spec, ...args], {
    cwd: root,
    ...options,
    encoding: 'utf8',
  });
  return { stdout, stderr, status, signal };
}
