import type { Reader } from '../../source/reader.js';
import { SourceText } from '../../source/text.js';
import { changelogVersions } from '../changelog.js';
import { type Conventions, conventions, conventions2015, earlyConventions } from '../conventions.js';
import type { Folders, Layout } from '../layout.js';
import type { Protocol } from '../protocol.js';
import { layout2015 } from './layout-2015.js';
import { layout2016 } from './layout-2016.js';
import { hasLayout2021, layout2021 } from './layout-2021.js';

/**
 * Detects the layout of a repository by its files, and its conventions by its releases. `configured` overrides the detected conventions.
 */
export function layoutOf(reader: Reader, protocol: Protocol, configured: Partial<Conventions> = {}): Layout {
  if (hasLayout2021(reader))
    return { ...layout2021, conventions: { ...conventions, sortedOperations: true, ...configured } };
  const is2015 =
    reader.list(layout2015.eventSchemas) !== undefined && reader.canonical('CHANGELOG.rst') !== undefined;
  const folders = is2015 ? layout2015 : layout2016;
  const isEarly = (reader.list(folders.eventSchemas) ?? []).some(({ name }) => name.includes('#'));
  const initial = is2015 ? conventions2015 : isEarly ? earlyConventions : conventions;
  const releases = releasesIn(reader, folders, protocol);
  const applicable = protocol.conventionChanges.filter(
    ({ since, onlyWithDollar }) =>
      !(onlyWithDollar && isEarly) && since.some(({ label, version }) => releases.has(`${label} ${version}`)),
  );
  let current = initial;
  for (const { changes } of applicable) current = { ...current, ...changes };
  return { ...folders, conventions: { ...current, ...configured } };
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
