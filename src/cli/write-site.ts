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

/** Path within the site to content. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

/** Lists what was written last time, so that the next site takes away no file but these. */
const manifestName = '.spec-site.json';

/**
 * Writes a site as a whole: into a temporary folder beside `out`, which then takes its place. Files in `out` that an
 * earlier run did not write are kept; so are, where only a part of the site was made (`isPart`), those that it did. Throws a UsageError where `out` cannot be the folder of a site.
 */
export function writeSite(site: Site, out: string, root: string, isPart = false): void {
  const target = resolve(out);
  refuse(target, root);
  mkdirSync(dirname(target), { recursive: true });
  const ours = writtenBefore(target);
  const clash = [...site.keys()].find((path) => !ours.has(path) && existsSync(join(target, path)));
  if (clash !== undefined) {
    throw new UsageError(
      `${join(out, clash)} was not written by spec and would be lost; move it, or name another folder with --out.`,
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
  } catch (fault) {
    rmSync(made, { recursive: true, force: true });
    throw fault;
  }
}

function refuse(target: string, root: string): void {
  const up = relative(target, resolve(root));
  const holdsRoot = up === '' || !(up === '..' || up.startsWith(`..${sep}`) || resolve(up) === up);
  if (holdsRoot)
    throw new UsageError(
      `--out ${target} holds the repository itself; name a folder of its own for the site.`,
    );
  const within = relative(resolve(root), target).split(sep)[0];
  if (
    within !== undefined &&
    ['specification', 'api', 'event-schemas', 'changelogs', '.git'].includes(within)
  ) {
    throw new UsageError(`--out ${target} lies among the sources; name a folder of its own for the site.`);
  }
  if (existsSync(target) && !statSync(target).isDirectory()) {
    throw new UsageError(`--out ${target} is a file; name a folder for the site.`);
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

/** Moves what this tool did not write from the old folder into the new one. */
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
