import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './usage-error.js';

/** Content by path within the site. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

/** Lists the files of the last build, the only ones that the next build may remove. */
const manifestName = '.spec-site.json';

/**
 * Writes a site atomically: to a temporary folder beside `out`, which then replaces it. Files in `out` that no earlier build
 * wrote are kept; after a partial build (`isPart`), all other files are. Throws a UsageError if `out` is not suitable.
 */
export function writeSite(site: Site, out: string, root: string, isPart = false): void {
  const target = resolve(out);
  refuse(target, root);
  mkdirSync(dirname(target), { recursive: true });
  const ours = writtenBefore(target);
  const clash = [...site.keys()].find((path) => !ours.has(path) && existsSync(join(target, path)));
  if (clash !== undefined) {
    throw new UsageError(
      `${join(out, clash)} was not written by spec and would be overwritten. Move it, or choose another folder with --out.`,
    );
  }
  const made = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const folders = new Set<string>();
    for (const [path, content] of [
      ...site,
      [manifestName, manifestOf(isPart ? [...ours, ...site.keys()] : [...site.keys()])] as const,
    ]) {
      const file = join(made, path);
      const folder = dirname(file);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      writeFileSync(file, content);
    }
    if (!existsSync(target)) {
      renameSync(made, target);
      return;
    }
    const old = `${made}-old`;
    renameSync(target, old);
    renameSync(made, target);
    keepOthers(old, target, isPart ? new Set(site.keys()) : ours);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

function refuse(target: string, root: string): void {
  const up = relative(target, resolve(root));
  const holdsRoot = up === '' || !(up === '..' || up.startsWith(`..${sep}`) || resolve(up) === up);
  if (holdsRoot)
    throw new UsageError(
      `--out ${target} contains the repository itself. Choose a separate folder for the site.`,
    );
  const within = relative(resolve(root), target).split(sep)[0];
  if (
    within !== undefined &&
    ['specification', 'api', 'event-schemas', 'changelogs', '.git'].includes(within)
  ) {
    throw new UsageError(`--out ${target} is inside a source folder. Choose a separate folder for the site.`);
  }
  if (existsSync(target) && !statSync(target).isDirectory()) {
    throw new UsageError(`--out ${target} is a file. Choose a folder for the site.`);
  }
}

const manifestOf = (paths: readonly string[]): string =>
  `${JSON.stringify([...new Set(paths)].sort(), null, 1)}\n`;

function writtenBefore(target: string): ReadonlySet<string> {
  try {
    const list: unknown = JSON.parse(readFileSync(join(target, manifestName), 'utf8'));
    return new Set(Array.isArray(list) ? list.filter((path) => typeof path === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Moves files that no build wrote from the old folder into the new one. */
function keepOthers(old: string, target: string, ours: ReadonlySet<string>, below = ''): void {
  for (const entry of readdirSync(join(old, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (existsSync(join(target, path))) keepOthers(old, target, ours, path);
      else if (![...ours].some((file) => file.startsWith(`${path}/`)))
        renameSync(join(old, path), join(target, path));
      else keepOthers(old, target, ours, path);
    } else if (!ours.has(path) && path !== manifestName) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      renameSync(join(old, path), join(target, path));
    }
  }
}
