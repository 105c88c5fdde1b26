import type { Context, Graph, Query } from '../../graph/graph.js';
import { type Entry, folderOf, joinPath } from '../../source/reader.js';
import { SourceText, type Span } from '../../source/text.js';
import type { Sources } from '../sources.js';
import { defaultConfiguration, readConfiguration, type TowncrierConfiguration } from './configuration.js';
import { type FragmentName, fragmentName } from './fragment-name.js';

/** A file in a folder of newsfragments. */
export interface FragmentFile {
  readonly path: string;
  readonly name: string;
  /** `undefined` if no part of the name is a kind: the changelog does not show the file. */
  readonly fragment: FragmentName | undefined;
}

/** The newsfragments of a changelog. */
export interface Newsfragments {
  readonly configuration: TowncrierConfiguration;
  /** The location of the configuration. */
  readonly span: Span;
  readonly sections: readonly { readonly name: string; readonly files: readonly FragmentFile[] }[];
  /** Fragments above, beside or below the folders of the sections, which the changelog does not show. */
  readonly unread: readonly string[];
}

const standardFolder = 'newsfragments';

/**
 * The newsfragments of a changelog, by the folder of their configuration (`changelogs/client_server`). Reports problems of the
 * configuration (`changelog/configuration`); `undefined` if it cannot be read.
 */
export function createNewsfragments(graph: Graph, sources: Sources): Query<Newsfragments | undefined> {
  return graph.query<Newsfragments | undefined>('newsfragments', (folder, context) => {
    const { get, report } = context;
    const source =
      get(sources.text, `${folder}/towncrier.toml`) ?? get(sources.text, `${folder}/pyproject.toml`);
    const span: Span = { source: source ?? SourceText.file(folder, ''), start: 0, end: 0 };
    const configuration = source ? readConfiguration(source, report) : defaultConfiguration(span);
    if (!configuration) return undefined;
    const filesIn = (path: string): FragmentFile[] =>
      fragmentFiles(path, configuration, get(sources.folder, path) ?? []);
    const read = new Set<string>();
    const sections = configuration.sections.map(({ name, path }) => {
      const location = sectionFolder(folder, path, configuration, sources, context);
      if (location !== undefined) read.add(location);
      return { name, files: location === undefined ? [] : filesIn(location) };
    });
    const unread = [...foldersAround(folder, configuration, sources, context)].flatMap((path) =>
      read.has(path)
        ? []
        : filesIn(path).flatMap(({ path: file, fragment }) =>
            fragment && /^$|\d/.test(fragment.issue) ? [file] : [],
          ),
    );
    return { configuration, span, sections, unread };
  });
}

/** The newsfragments among the entries of the folder at `path`, without the files that towncrier ignores. */
export function fragmentFiles(
  path: string,
  configuration: TowncrierConfiguration,
  entries: readonly Entry[],
): FragmentFile[] {
  const kinds = configuration.kinds.map(({ directory }) => directory);
  return entries.flatMap(({ name, kind }) =>
    kind === 'file' && !isIgnored(name, configuration)
      ? [{ path: `${path}/${name}`, name, fragment: fragmentName(name, kinds, configuration.orphanPrefix) }]
      : [],
  );
}

/** The folder of a section: as towncrier defines it, or below `newsfragments/`. */
function sectionFolder(
  folder: string,
  path: string,
  { directory, packageFolder, spanOf }: TowncrierConfiguration,
  sources: Sources,
  { get, report }: Context,
): string | undefined {
  const candidates = (
    directory === undefined
      ? [
          `${packageFolder}/${path}/${standardFolder}`,
          `${path}/${standardFolder}`,
          `${standardFolder}/${path}`,
        ]
      : [`${directory}/${path}`]
  ).map((candidate) => joinPath(folder, candidate.replace(/^\/+/, '')));
  const found = candidates.find(
    (candidate) => candidate !== undefined && get(sources.folder, candidate) !== undefined,
  );
  if (found === undefined && candidates.includes(undefined))
    report({
      rule: 'changelog/configuration',
      severity: 'error',
      message: 'The folder of newsfragments is outside the repository.',
      span: spanOf([directory === undefined ? 'section' : 'directory']),
      help: 'Write a path relative to the folder of this file.',
    });
  return found;
}

/**
 * Folders in which newsfragments may be by mistake: the folder of the configuration, the one that contains it, and the folders of
 * newsfragments with their subfolders. Folders that do not exist are left out.
 */
function* foldersAround(
  folder: string,
  { directory }: TowncrierConfiguration,
  sources: Sources,
  { get }: Context,
): Generator<string> {
  const parent = folderOf(folder);
  const above = parent === '' ? [] : [parent, `${parent}/${standardFolder}`];
  const paths = new Set<string>(above);
  for (const path of [
    folder,
    joinPath(folder, standardFolder),
    joinPath(folder, directory ?? standardFolder),
  ]) {
    if (path === undefined) continue;
    paths.add(path);
    for (const { name, kind } of get(sources.folder, path) ?? [])
      if (kind === 'directory') paths.add(`${path}/${name}`);
  }
  for (const path of paths) if (get(sources.folder, path) !== undefined) yield path;
}

/** Whether towncrier ignores a file; `*` and `?` in patterns are wildcards. */
const isIgnored = (name: string, { ignore }: TowncrierConfiguration): boolean =>
  name.startsWith('.') ||
  /^readme/i.test(name) ||
  ignore.some((pattern) => matches(pattern, name.toLowerCase()));

/** Whether a name matches a pattern with wildcards. Linear in the length of the name for each character of the pattern. */
function matches(pattern: string, name: string): boolean {
  let [at, from] = [0, 0];
  let [star, retry] = [-1, 0];
  while (at < name.length) {
    const character = pattern[from];
    if (character === '*') [star, retry, from] = [from, at, from + 1];
    else if (character === '?' || character === name[at]) [at, from] = [at + 1, from + 1];
    else if (star >= 0) [retry, at, from] = [retry + 1, retry + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(from));
}
