import type { Reader } from '../../source/reader.js';
import { SourceText } from '../../source/text.js';
import { changelogVersions } from '../changelog.js';
import { type Conventions, conventions, conventions2015, earlyConventions } from '../conventions.js';
import type { Folders, Layout } from '../layout.js';
import type { Protocol } from '../protocol.js';
import { layout2015 } from './layout-2015.js';
import { layout2016 } from './layout-2016.js';
import { hasLayout2021, layout2021 } from './layout-2021.js';

/** Detects the layout of a repository by its files, and its conventions by its releases. */
export function layoutOf(reader: Reader, protocol: Protocol): Layout {
  if (hasLayout2021(reader)) return { ...layout2021, conventions };
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

/** The releases named in changelogs, as `<label> <version>`. */
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
