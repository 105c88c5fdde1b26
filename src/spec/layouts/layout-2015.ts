import type { Reader } from '../../source/reader.js';
import type { ApiSource, Folders } from '../layout.js';
import type { Protocol } from '../protocol.js';
import { apiFiles, layout2016, rootChangelogFile, variablePart } from './layout-2016.js';

/** The folders of `api/client-server`, each with the prefix of its template variables. */
const versions = [
  ['v1', ''],
  ['v2_alpha', 'v2_'],
] as const;

/**
 * The layout of 2015: one document, one changelog and two versions of one API; `undefined` for other repositories. The folders of versions
 * (`v1`, `v2_alpha`) were given up one by one, so that each may be absent.
 */
export function layout2015(reader: Reader, protocol: Protocol): Folders | undefined {
  const versioned = (folder: string): string | undefined => {
    const path = `${folder}/v1`;
    return reader.list(path) === undefined ? undefined : path;
  };
  const eventSchemas = versioned(layout2016.eventSchemas);
  const [group] = protocol.apiGroups;
  const hasVersions =
    eventSchemas !== undefined ||
    versions.some(([version]) => group && reader.list(`api/${group.folder}/${version}`) !== undefined);
  if (!hasVersions || reader.canonical(rootChangelogFile) === undefined) return undefined;
  return {
    name: '2015',
    apiRoot: layout2016.apiRoot,
    toleratesMissingReferences: true,
    eventSchemas: eventSchemas ?? layout2016.eventSchemas,
    eventExamples: versioned(layout2016.eventExamples) ?? layout2016.eventExamples,
    dataFolders: layout2016.dataFolders,
    eventName: layout2016.eventName,
    apiSources: (current) => [
      ...versionedApis(current, protocol),
      ...layout2016.apiSources(current, protocol),
    ],
    definitionSources: () => [],
    changelogs: layout2016.changelogs,
  };
}

function versionedApis(reader: Reader, { apiGroups }: Protocol): ApiSource[] {
  const [group] = apiGroups;
  if (!group) return [];
  return versions.flatMap(([version, prefix]) =>
    apiFiles(reader, `api/${group.folder}/${version}`).map((name): ApiSource => {
      const stem = variablePart(name.replace(/\.ya?ml$/, ''));
      return {
        path: `api/${group.folder}/${version}/${name}`,
        group: group.folder,
        variable: `${prefix}${stem}_http_api`,
        orderKey: `${stem}_${group.suffix}`,
      };
    }),
  );
}
