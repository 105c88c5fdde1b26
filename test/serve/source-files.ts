import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

const sourceFolders = [
  ...['specification', 'api', 'event-schemas', 'changelogs', 'data-definitions'],
  ...['content', 'data', 'config'],
];

/** The text files of a repository, sorted; links are not followed. */
export function sourceFiles(root: string): string[] {
  const real = realpathSync(root);
  return sourceFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .concat(existsSync(join(root, 'config.toml')) ? ['config.toml'] : [])
    .filter((path) => /\.(?:rst|md|yaml|json|toml|clarification|new|feature)$|\/m\.[\w.$#-]+$/.test(path))
    .filter(
      (path) => lstatSync(join(root, path)).isFile() && realpathSync(join(root, path)) === join(real, path),
    )
    .sort();
}
