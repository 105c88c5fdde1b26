import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestName, manifestOf } from './manifest.js';
import { foldersOf, type Plan } from './plan.js';
import type { Checkpoint } from './signals.js';
import { temporarySuffix } from './temporary.js';
import { keepPermissions, writeFiles } from './write-files.js';

/**
 * Writes a site to a folder that cannot be replaced as a whole: to a temporary folder inside, from which the files are then
 * renamed one by one. Each file is complete at any moment; pages follow the files that they refer to.
 */
export async function replaceFiles(plan: Plan, checkpoint: Checkpoint): Promise<void> {
  const { target, site, obsolete, listed } = plan;
  mkdirSync(target, { recursive: true });
  const staging = join(target, `.spec-${temporarySuffix()}`);
  try {
    mkdirSync(staging);
    await writeFiles(site, staging, target, checkpoint);
    // A build after a crash may replace and remove all files listed.
    writeManifest(staging, target, [...listed, ...obsolete]);
    for (const path of [...site.keys()].sort(pagesLast)) {
      const file = join(target, path);
      makeRoom(target, path);
      renameSync(join(staging, path), file);
    }
    for (const path of obsolete) rmSync(join(target, path), { force: true });
    removeEmptyFolders(target, obsolete);
    writeManifest(staging, target, listed);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

const isPage = (path: string): boolean => path.endsWith('.html');
const pagesLast = (a: string, b: string): number => Number(isPage(a)) - Number(isPage(b));

function writeManifest(staging: string, target: string, paths: Iterable<string>): void {
  const [from, to] = [join(staging, manifestName), join(target, manifestName)];
  writeFileSync(from, manifestOf(paths));
  keepPermissions(from, to);
  renameSync(from, to);
}

/** Creates the folder of a file, and removes folders and files of earlier builds that have one of these paths. */
function makeRoom(target: string, path: string): void {
  const file = join(target, path);
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) rmSync(file, { recursive: true });
  const folder = dirname(file);
  if (existsSync(folder) && lstatSync(folder).isDirectory()) return;
  for (let above = folder; above !== target; above = dirname(above))
    if (lstatSync(above, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(above);
  mkdirSync(folder, { recursive: true });
}

function removeEmptyFolders(target: string, removed: ReadonlySet<string>): void {
  // Longer paths first, so that nested folders precede their parents.
  for (const folder of [...foldersOf(removed)].sort((a, b) => b.length - a.length)) {
    const path = join(target, folder);
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
  }
}
