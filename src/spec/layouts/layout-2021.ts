import type { Reader } from '../../source/reader.js';
import type { ApiSource, Folders } from '../layout.js';
import { apiFiles, variablePart } from './layout-2016.js';

/** Paths of the configuration of a site; the first that exists is read. */
export const configurationFiles = ['config/_default/hugo.toml', 'config.toml'];

/** Whether a repository has the layout of 2021. The last repositories of the layout before have a copy of its folders. */
export const hasLayout2021 = (reader: Reader): boolean =>
  reader.canonical('specification/targets.yaml') === undefined &&
  reader.canonical('content/_index.md') !== undefined &&
  reader.list('data/api') !== undefined &&
  configurationFiles.some((path) => reader.canonical(path) !== undefined);

/** The layout since 2021: pages in Markdown with shortcodes, data in a folder of its own. */
export const layout2021: Folders = {
  name: '2021',
  apiRoot: 'data/api',
  toleratesMissingReferences: false,
  eventSchemas: 'data/event-schemas/schema',
  eventExamples: 'data/event-schemas/examples',
  otherSchemas: 'data/schemas',
  dataFolders: ['data', 'data-definitions'],
  eventName: (file) => /^(.+)\.ya?ml$/.exec(file)?.[1],
  apiSources: (reader, protocol) =>
    protocol.apiGroups.flatMap((group) =>
      apiFiles(reader, `data/api/${group.folder}`).map((name): ApiSource => {
        const orderKey = `${variablePart(name.replace(/\.ya?ml$/, ''))}_${group.suffix}`;
        return {
          path: `data/api/${group.folder}/${name}`,
          group: group.folder,
          variable: `${orderKey}_http_api`,
          orderKey,
        };
      }),
    ),
  definitionSources: () => [],
  changelogs: () => [],
};
