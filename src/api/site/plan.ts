import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from '../../source/system-error.js';
import { UsageError } from '../usage-error.js';
import { manifestName, readManifest } from './manifest.js';

/** Content by path within the site. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

/** The changes that writing a site makes in a folder. */
export interface Plan {
  readonly target: string;
  readonly site: Site;
  /** Files of earlier builds that are removed. */
  readonly obsolete: ReadonlySet<string>;
  /** The paths to list in the new manifest. */
  readonly listed: ReadonlySet<string>;
}

/**
 * Plans writing a site to a folder. Only files that an earlier build wrote are replaced or removed; a partial build (`isPart`)
 * removes none. Throws a UsageError if a file of the site would overwrite another file.
 */
export function planSite(target: string, site: Site, isPart: boolean, shown: string): Plan {
  const before = readManifest(target) ?? new Set<string>();
  const clash = [...site.keys()].flatMap((path) => clashOf(target, path, before) ?? [])[0];
  if (clash !== undefined)
    throw new UsageError(
      `${join(shown, clash)} was not written by spec and would be overwritten. Move it, or choose another output folder.`,
    );
  return {
    target,
    site,
    obsolete: new Set(isPart ? [] : [...before].filter((path) => !site.has(path))),
    listed: new Set(isPart ? [...before, ...site.keys()] : site.keys()),
  };
}

/** The path of a foreign file at the path of a file of the site or at one of its folders. */
function clashOf(target: string, path: string, before: ReadonlySet<string>): string | undefined {
  for (let at = path; at !== '.'; at = dirname(at)) {
    const stat = statusOf(join(target, at));
    if (!stat) continue;
    if (!stat.isDirectory()) return before.has(at) ? undefined : at;
    return at === path && hasOthers(target, path, before) ? path : undefined;
  }
  return undefined;
}

/** The status of a file or link; `undefined` if it does not exist. */
function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

const hasOthers = (target: string, folder: string, before: ReadonlySet<string>): boolean =>
  readdirSync(join(target, folder), { withFileTypes: true }).some((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? hasOthers(target, path, before) : !before.has(path);
  });

/** A file or folder that belongs to no build and is kept. */
export interface Kept {
  readonly path: string;
  readonly entry: Dirent;
}

/** The files in a folder, and its folders without files of a build, that are kept. A folder precedes its entries. */
export function keptFiles(folder: string, { site, obsolete }: Plan): Generator<Kept> {
  const ours = new Set([...site.keys(), ...obsolete, manifestName]);
  return othersIn(folder, ours, foldersOf(ours), '');
}

function* othersIn(
  root: string,
  ours: ReadonlySet<string>,
  folders: ReadonlySet<string>,
  below: string,
): Generator<Kept> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const isFolder = entry.isDirectory();
    if (!(isFolder ? folders : ours).has(path)) yield { path, entry };
    if (isFolder) yield* othersIn(root, ours, folders, path);
  }
}

/** All folders that contain one of the paths. */
export function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = dirname(path); folder !== '.' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  return folders;
}
