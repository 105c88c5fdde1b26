import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { changelogVersions } from './changelog.js';
import { type Conventions, conventions, conventions2015, earlyConventions } from './conventions.js';
import { layout2015 } from './layouts/layout-2015.js';
import { layout2016 } from './layouts/layout-2016.js';
import type { Protocol } from './protocol.js';

/** An API file with the template variable that shows it. */
export interface ApiSource {
  readonly path: string;
  /** Folder of its API below `api/`. */
  readonly group: string;
  readonly variable: string;
  /** Name by which `operationOrder` of the protocol knows it. */
  readonly orderKey: string;
}

/** A schema of `definitions/` with its template variable. */
export interface DefinitionSource {
  readonly path: string;
  readonly group: string;
  readonly variable: string;
}

/** Where a changelog's texts stand. */
export interface ChangelogSource {
  /** Template variable. */
  readonly variable: string;
  /** The released versions. */
  readonly path: string;
  /** Folder of what is not released yet; `undefined` where the layout has none. */
  readonly newsfragments: string | undefined;
  /** towncrier's configuration. */
  readonly configuration: string | undefined;
  /** The release label whose version is shown; `undefined`: always what is not released yet, or the newest. */
  readonly label: string | undefined;
}

/** A layout's folders, and how what is in them is shown. */
export interface Layout extends Folders {
  readonly conventions: Conventions;
}

/** What a layout of specification repositories has where. Everything after it is the same for all. */
export interface Folders {
  readonly name: string;
  apiSources(reader: Reader, protocol: Protocol): readonly ApiSource[];
  definitionSources(reader: Reader, protocol: Protocol): readonly DefinitionSource[];
  /** Whether operations are shown in the order of their paths, and not of the file. */
  readonly sortsOperations: boolean;
  readonly eventSchemas: string;
  readonly eventExamples: string;
  changelogs(reader: Reader, protocol: Protocol): readonly ChangelogSource[];
  /** A changelog whose newest version `{{spec_version}}` is. */
  readonly versionFrom: string | undefined;
}

/** The layout of a repository, by what is there and by what has been released. */
export function layoutOf(reader: Reader, protocol: Protocol): Layout {
  const is2015 =
    reader.list(layout2015.eventSchemas) !== undefined && reader.canonical('CHANGELOG.rst') !== undefined;
  const folders = is2015 ? layout2015 : layout2016;
  const isEarly = (reader.list(folders.eventSchemas) ?? []).some(({ name }) => name.includes('#'));
  const first = is2015 ? conventions2015 : isEarly ? earlyConventions : conventions;
  return {
    ...folders,
    conventions: changedByReleases(first, releasesIn(reader, folders, protocol), protocol),
  };
}

/** The releases that changelogs have, as `<label> <version>`. */
function releasesIn(reader: Reader, folders: Folders, protocol: Protocol): ReadonlySet<string> {
  const releases = folders.changelogs(reader, protocol).flatMap(({ path, label }) => {
    const text = label === undefined ? undefined : reader.read(path);
    const versions = text === undefined ? [] : changelogVersions(SourceText.file(path, text));
    return versions.map(({ title }) => `${label} ${title}`);
  });
  return new Set(releases);
}

function changedByReleases(
  first: Conventions,
  releases: ReadonlySet<string>,
  { conventionChanges }: Protocol,
): Conventions {
  let current = first;
  for (const { since, changes } of conventionChanges) {
    if (since.some(({ label, version }) => releases.has(`${label} ${version}`)))
      current = { ...current, ...changes };
  }
  return current;
}
