import type { ApiSource, Folders } from '../layout.js';
import { apiFiles, rootChangelog, variablePart } from './layout-2016.js';

/** The folders of `api/client-server`, each with the prefix of its template variables. */
const versions = [
  ['v1', ''],
  ['v2_alpha', 'v2_'],
] as const;

/** The layout of 2015: one document, one changelog and two versions of one API. */
export const layout2015: Folders = {
  name: '2015',
  toleratesMissingReferences: true,
  eventSchemas: 'event-schemas/schema/v1',
  eventExamples: 'event-schemas/examples/v1',
  apiSources(reader, protocol) {
    const [group] = protocol.apiGroups;
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
  },
  definitionSources: () => [],
  changelogs: rootChangelog,
};
