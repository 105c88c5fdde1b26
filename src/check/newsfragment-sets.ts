import type { Context, Query } from '../graph/graph.js';
import type { ChangelogSource } from '../spec/layout.js';
import type { Repository } from '../spec/repository.js';
import { readConfiguration } from '../spec/towncrier/configuration.js';
import { fragmentFiles, type Newsfragments } from '../spec/towncrier/newsfragments.js';

/** The folder of the changelogs of a site, with the configuration of towncrier for all areas. */
const changelogFolder = 'changelogs';

/** Creates a query for the newsfragments of a repository: of each changelog, or of all areas of a site. */
export function createNewsfragmentSets(
  { graph, sources, newsfragments, options, site }: Repository,
  changelogs: Query<readonly ChangelogSource[]>,
): Query<readonly Newsfragments[]> {
  const ofSite = (context: Context): readonly Newsfragments[] => {
    const { get, report } = context;
    const source = get(sources.text, `${changelogFolder}/pyproject.toml`);
    // The template of the layout is built in, so that only errors matter.
    const configuration =
      source &&
      readConfiguration(source, (diagnostic) => {
        if (diagnostic.severity === 'error') report(diagnostic);
      });
    if (!source || !configuration) return [];
    const named = configuration.sections.map(({ path }) => path).filter((path) => path !== '');
    const areas = named.length > 0 ? named : options.protocol.site.changelogAreas.map(({ folder }) => folder);
    const filesIn = (path: string) => fragmentFiles(path, configuration, get(sources.folder, path) ?? []);
    const strayIn = (path: string): string[] =>
      filesIn(path).flatMap((file) => (file.fragment ? [file.path] : []));
    const folders = (get(sources.folder, changelogFolder) ?? []).flatMap(({ name, kind }) =>
      kind === 'directory' ? [name] : [],
    );
    const unread = folders.flatMap((name) => [
      ...strayIn(`${changelogFolder}/${name}`),
      ...(areas.includes(name) ? [] : strayIn(`${changelogFolder}/${name}/newsfragments`)),
    ]);
    return [
      {
        configuration,
        span: { source, start: 0, end: 0 },
        sections: areas.map((name) => ({ name, files: filesIn(`${changelogFolder}/${name}/newsfragments`) })),
        unread: [...strayIn(changelogFolder), ...unread],
      },
    ];
  };
  return graph.query<readonly Newsfragments[]>('sets of newsfragments', (_, context) =>
    site
      ? ofSite(context)
      : context
          .get(changelogs, '')
          .flatMap(({ folder }) => (folder === undefined ? [] : (context.get(newsfragments, folder) ?? []))),
  );
}
