import type { Reader } from '../../source/reader.js';
import { SourceText } from '../../source/text.js';
import { changelogVersions } from '../changelog.js';
import { type Conventions, conventions, conventions2015, earlyConventions } from '../conventions.js';
import type { Folders, Layout } from '../layout.js';
import type { Protocol } from '../protocol.js';
import { compareVersions, type Version, versionIn } from '../version.js';
import { layout2015 } from './layout-2015.js';
import { layout2016 } from './layout-2016.js';
import { hasLayout2021, layout2021 } from './layout-2021.js';

/**
 * Detects the layout of a repository by its files, and its conventions by its releases. `configured` overrides the detected conventions.
 */
export function layoutOf(reader: Reader, protocol: Protocol, configured: Partial<Conventions> = {}): Layout {
  if (hasLayout2021(reader))
    return { ...layout2021, conventions: { ...conventions, sortedOperations: true, ...configured } };
  const folders2015 = layout2015(reader, protocol);
  const folders = folders2015 ?? layout2016;
  const isEarly = (reader.list(folders.eventSchemas) ?? []).some(({ name }) => name.includes('#'));
  const initial = folders2015 ? conventions2015 : isEarly ? earlyConventions : conventions;
  const releases = releasesIn(reader, folders, protocol);
  const applicable = protocol.conventionChanges.filter(
    ({ since, onlyWithDollar }) =>
      !(onlyWithDollar && isEarly) &&
      since.some(({ label, version }) => isReleased(releases.get(label), version)),
  );
  let current = initial;
  for (const { changes } of applicable) current = { ...current, ...changes };
  return { ...folders, conventions: { ...current, ...configured } };
}

/** The releases named in changelogs, by label. */
function releasesIn(
  reader: Reader,
  folders: Folders,
  protocol: Protocol,
): ReadonlyMap<string | undefined, readonly Version[]> {
  return new Map(
    folders.changelogs(reader, protocol).map(({ path, label }) => {
      const text = label === undefined ? undefined : reader.read(path);
      const titles = text === undefined ? [] : changelogVersions(SourceText.file(path, text));
      return [label, titles.flatMap(({ title }) => versionIn(title) ?? [])];
    }),
  );
}

function isReleased(releases: readonly Version[] | undefined, name: string): boolean {
  const version = versionIn(name);
  return (
    version !== undefined && releases?.some((release) => compareVersions(release, version) === 0) === true
  );
}
