import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.js';

/** Folders that contain sources, in the layouts of 2015 and 2016, and in the layout of 2021. */
const sourceFolders = [
  '.git',
  'api',
  'changelogs',
  'data-definitions',
  'event-schemas',
  'specification',
  'supporting-docs',
  'templates',
];
const laterSourceFolders = ['content', 'data', 'layouts'];

const mostLinks = 32;

/**
 * The real path of an output file or folder, with symbolic links followed, also to targets that do not exist yet. Throws a
 * UsageError if it would overwrite sources.
 */
export function outputPath(out: string, root: string): string {
  const target = resolveLinks(resolve(out));
  const realRoot = realpathSync(root);
  const isLater = existsSync(join(realRoot, 'content'));
  for (const folder of isLater ? [...sourceFolders, ...laterSourceFolders] : sourceFolders) {
    const source = resolveLinks(join(realRoot, folder));
    if (target !== realRoot && isInside(target, source))
      throw new UsageError(
        `The output folder ${resolve(out)} is inside a source folder. Choose another folder.`,
      );
    if (existsSync(source) && isInside(source, target) && !isInside(realRoot, target))
      throw new UsageError(
        `The output folder ${resolve(out)} contains a source folder. Choose another folder.`,
      );
  }
  return target;
}

/** The real path of the folder for the site. Throws a UsageError if it is not suitable. */
export function siteFolder(out: string, root: string): string {
  if (out === '') throw new UsageError('The name of the output folder is empty.');
  const target = outputPath(out, root);
  if (isInside(realpathSync(root), target))
    throw new UsageError(
      `The output folder ${resolve(out)} contains the repository itself. Choose another folder.`,
    );
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UsageError(`${resolve(out)} is a file. Choose a folder for the output.`);
  return target;
}

/** Whether a path is a folder or inside it. */
function isInside(path: string, folder: string): boolean {
  const within = relative(folder, path);
  return within === '' || !(within === '..' || within.startsWith(`..${sep}`) || resolve(within) === within);
}

function resolveLinks(path: string, links = 0): string {
  if (links > mostLinks) throw new UsageError(`Too many symbolic links: ${path}.`);
  const parent = dirname(path);
  if (parent === path) return path;
  const full = join(resolveLinks(parent, links), basename(path));
  if (!lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink()) return full;
  return resolveLinks(resolve(dirname(full), readlinkSync(full)), links + 1);
}
