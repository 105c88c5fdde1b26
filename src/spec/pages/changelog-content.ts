import { type Element, text } from '../../doc/nodes.js';
import type { Context, Query } from '../../graph/graph.js';
import { folderOf } from '../../source/reader.js';
import type { Span } from '../../source/text.js';
import { type GeneratedUnit, generated } from '../generate/generated.js';
import type { Protocol } from '../protocol.js';
import type { Sources } from '../sources.js';
import type { BlockCall, ShortcodeContent } from './assemble-page.js';
import {
  addressLink,
  changelogDescription,
  changeUnits,
  type ReleaseFact,
  releaseName,
  releaseTable,
  revisionUrl,
  unreleasedFile,
} from './changelog-blocks.js';
import type { ContentFile } from './content-file.js';
import { reportMissingFile, requiredArgument } from './inclusions.js';
import { type ContentPage, linkTitleOf, timeOf } from './page-tree.js';
import type { SinglePage, SiteQueries } from './site-queries.js';
import type { UnreleasedArea } from './unreleased.js';

/** Markdown that a changelog of one page includes. */
const renderedFolder = 'layouts/partials';

export interface ChangelogSources {
  readonly sources: Sources;
  readonly site: SiteQueries;
  readonly protocol: Protocol;
  readonly unreleased: Query<readonly UnreleasedArea[] | undefined>;
  readonly basePath: string;
  readonly file: Query<ContentFile | undefined>;
}

/** The content of a shortcode of changelogs. */
export function changelogContent(
  call: BlockCall,
  page: SinglePage,
  context: ChangelogSources,
  query: Context,
): ShortcodeContent | undefined {
  const { site, protocol } = context;
  const configuration = query.get(site.configuration, '');
  const { element: span } = call;
  switch (call.name) {
    case 'changelog/changelog-description':
      return blocks(changelogDescription(configuration, protocol.name, span));
    case 'changelog/changelog-rendered':
      return rendered(call, context, query);
    case 'changelog/changelog-changes':
      return changes(call, context, query);
    default:
      return query.get(site.conventions, '').changelog.kind === 'pages'
        ? redirectBlocks(page.path, context, query, span)
        : released(folderOf(page.file), context, query);
  }
}

const blocks = (body: GeneratedUnit['body']): ShortcodeContent => ({
  kind: 'units',
  units: [{ key: 'changelog', title: undefined, body }],
});

function rendered(call: BlockCall, context: ChangelogSources, query: Context): ShortcodeContent | undefined {
  const name = requiredArgument(call, 'p', call.element, query.report);
  if (name === undefined) return undefined;
  const path = `${renderedFolder}/${name}`;
  const file = query.get(context.sources.canonicalFile, path) && query.get(context.file, path);
  if (file) return { kind: 'files', files: [{ file, omittedNotes: [] }] };
  // It is one of the templates of another toolchain, which a repository may have left behind.
  reportMissingFile(path, [], call.element, query.report, 'warning');
  return blocks([]);
}

/** The files of all releases in a folder, the newest first, after the unreleased changes. */
function released(
  folder: string,
  { sources, site, unreleased, file }: ChangelogSources,
  query: Context,
): ShortcodeContent {
  const paths = (query.get(sources.folder, folder) ?? [])
    .filter(({ name }) => /^v\d+\.\d+\.md$/.test(name))
    .map(({ name }) => `${folder}/${name}`);
  const time = (path: string): number => {
    const metadata = query.get(site.metadata, path);
    return metadata ? timeOf(metadata) : Number.NEGATIVE_INFINITY;
  };
  const byDate = paths
    .map((path) => ({ path, time: time(path) }))
    .sort((a, b) => (a.time === b.time ? 0 : b.time - a.time));
  const files = byDate.flatMap(({ path }) => query.get(file, path) ?? []);
  const isUnstable = query.get(site.configuration, '').release === undefined;
  const areas = isUnstable ? query.get(unreleased, '') : undefined;
  const all = areas
    ? [
        unreleasedFile(`${folder}/unstable.md`, areas, { title: 'Changes since last release', depth: 3 }),
        ...files,
      ]
    : files;
  return { kind: 'files', files: all.map((one) => ({ file: one, omittedNotes: [] })) };
}

/** The table of the release, unless it is unstable, and the changes since the last release. */
function changes({ element: span }: BlockCall, context: ChangelogSources, query: Context): ShortcodeContent {
  const { organization } = context.protocol.site;
  const { release, releaseDate } = query.get(context.site.configuration, '');
  const { changelog: conventions } = query.get(context.site.conventions, '');
  const areas = query.get(context.unreleased, '') ?? [];
  const facts: ReleaseFact[] = [];
  if (release) {
    const url = revisionUrl(organization, conventions.repository, releaseName(release));
    facts.push({ label: 'Git commit', value: addressLink(url, span) });
    if (releaseDate !== undefined) facts.push({ label: 'Release date', value: text(releaseDate, span) });
  }
  const table = facts.length > 0 ? [releaseTable(facts, span)] : [];
  return {
    kind: 'units',
    units: [
      { key: 'release', title: undefined, body: table },
      ...changeUnits(areas, { organization, conventions, span }),
    ],
  };
}

const redirectBlocks = (
  path: string,
  context: ChangelogSources,
  query: Context,
  span: Span,
): ShortcodeContent => {
  const redirect = redirectToNewest(path, context, query, span);
  return blocks(redirect ? [redirect] : []);
};

/** Sends readers of the index of changelogs to the newest one; `undefined` if there is none. */
export function redirectToNewest(
  path: string,
  { site, basePath }: Pick<ChangelogSources, 'site' | 'basePath'>,
  query: Context,
  span: Span,
): Element | undefined {
  const pages = query.get(site.tree, '').pages.get(path)?.children ?? [];
  const [newest] = [...pages].sort(newestFirst);
  if (!newest) return undefined;
  const data = { href: `${basePath}/${newest.path}`, title: linkTitleOf(newest) };
  return generated('redirect', span, data);
}

function newestFirst({ metadata: a }: ContentPage, { metadata: b }: ContentPage): number {
  const [before, after] = [timeOf(a), timeOf(b)];
  return before === after ? 0 : after - before;
}
