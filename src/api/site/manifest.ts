import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lists the files of the last build, the only ones that the next build may remove. */
export const manifestName = '.spec-site.json';

/** The content of a manifest that lists some paths. */
export const manifestOf = (paths: Iterable<string>): string =>
  `${JSON.stringify([...new Set(paths)].sort(), null, 1)}\n`;

/** The paths listed in the manifest of a folder; `undefined` if there is none, or if it is not valid. */
export function readManifest(folder: string): ReadonlySet<string> | undefined {
  try {
    const list: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
    return Array.isArray(list) ? new Set(list.filter((path) => typeof path === 'string')) : undefined;
  } catch {
    return undefined;
  }
}
