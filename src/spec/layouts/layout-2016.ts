import type { Reader } from '../../source/reader.js';
import type { ApiSource, ChangelogSource, DefinitionSource, Folders } from '../layout.js';
import type { ApiGroup, Protocol } from '../protocol.js';

/** Also provides `{{spec_version}}`: the number of its newest version. */
export const rootChangelogFile = 'CHANGELOG.rst';

/** Turns a name into part of a template variable: every character other than a letter, digit or `_` becomes `_`. */
export const variablePart = (text: string): string => text.replace(/\W/g, '_');

const withoutEnding = (name: string): string => name.replace(/\.(yaml|yml|json)$/, '');

/** The API files of a folder, sorted by name. */
export const apiFiles = (reader: Reader, folder: string): string[] =>
  (reader.list(folder) ?? [])
    .filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name))
    .map(({ name }) => name);

/** The changelog of the whole specification, `CHANGELOG.rst` at the root, in repositories that have one. */
const rootChangelog = (reader: Reader): readonly ChangelogSource[] =>
  reader.canonical(rootChangelogFile) === undefined
    ? []
    : [
        {
          variable: 'spec_changelog',
          path: rootChangelogFile,
          folder: undefined,
          label: undefined,
        },
      ];

/** The layout of 2016 to 2021: a folder for each API, and a folder for changelogs. */
export const layout2016: Folders = {
  name: '2016',
  apiRoot: 'api',
  toleratesMissingReferences: false,
  eventSchemas: 'event-schemas/schema',
  eventExamples: 'event-schemas/examples',
  dataFolders: ['api', 'event-schemas', 'data-definitions'],
  eventName: (file) => (file.endsWith('.json') ? undefined : file),
  apiSources(reader, protocol) {
    return protocol.apiGroups.flatMap((group) =>
      apiFiles(reader, `api/${group.folder}`).map((name): ApiSource => {
        const stem = variablePart(withoutEnding(name));
        const orderKey = `${stem}_${group.suffix}`;
        return {
          path: `api/${group.folder}/${name}`,
          group: group.folder,
          variable: `${orderKey}_http_api`,
          orderKey,
        };
      }),
    );
  },
  definitionSources: (reader, protocol) => protocol.apiGroups.flatMap((group) => definitions(reader, group)),
  changelogs: (reader, protocol) => [
    ...[...changelogNames(reader, protocol)].flatMap((name) => changelog(reader, name, protocol)),
    ...rootChangelog(reader),
  ],
};

/** The definitions of an API, at most one folder deep. */
function definitions(reader: Reader, group: ApiGroup): DefinitionSource[] {
  const root = `api/${group.folder}/definitions`;
  const source = (below: string): DefinitionSource => ({
    path: `${root}/${below}`,
    group: group.folder,
    variable: `definition_${group.suffix}_${variablePart(withoutEnding(below))}`,
  });
  return (reader.list(root) ?? []).flatMap(({ name, kind }) => {
    if (kind === 'file' && /\.(yaml|json)$/.test(name)) return [source(name)];
    return (reader.list(`${root}/${name}`) ?? [])
      .filter((entry) => entry.kind === 'file' && /\.(yaml|json)$/.test(entry.name))
      .map((entry) => source(`${name}/${entry.name}`));
  });
}

/** The names of changelogs: one per API, plus any other file in `changelogs/`. */
function changelogNames(reader: Reader, { apiGroups }: Protocol): Iterable<string> {
  const files = (reader.list('changelogs') ?? []).flatMap(({ name, kind }) =>
    kind === 'file' && /^(?!readme)\w+\.rst$/i.test(name) ? [name.slice(0, -'.rst'.length)] : [],
  );
  return new Set([...apiGroups.map(({ changelog: name }) => name), ...files]);
}

function changelog(reader: Reader, name: string, { apiGroups }: Protocol): ChangelogSource[] {
  const path = `changelogs/${name}.rst`;
  const folder = `changelogs/${name}`;
  const hasFolder = reader.list(folder) !== undefined;
  if (reader.canonical(path) === undefined && !hasFolder) return [];
  return [
    {
      variable: `${name}_changelog`,
      path,
      folder: hasFolder ? folder : undefined,
      label: apiGroups.find((group) => group.changelog === name)?.label,
    },
  ];
}
