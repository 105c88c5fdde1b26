import type { Graph, Query } from '../../graph/graph.js';
import type { GitVersion } from '../../source/git.js';
import { SourceText } from '../../source/text.js';
import type { SpecDocument } from '../document.js';
import type { Protocol } from '../protocol.js';
import { sitemap, sitemapPath } from '../sitemap.js';
import type { Sources } from '../sources.js';
import { defaultStyles, type Target, type Targets } from '../targets.js';
import { checklist, isUnreleased, longDate, releaseName, revisionUrl } from './changelog-blocks.js';
import type { DataContent } from './data-content.js';
import { createPageDocuments, type DocumentSources, pageName } from './page-documents.js';
import { type ContentPage, linkTitleOf, type PageTree, timeOf } from './page-tree.js';
import type { MenuLink, SiteStatus } from './site-configuration.js';
import { createSiteQueries, type SiteQueries, unreleasedPage } from './site-queries.js';
import { createUnreleased } from './unreleased.js';

/** A page in the navigation, with the pages below it. */
export interface NavigationEntry {
  /** Path of its file in the site: `rooms/v11/index.html`. */
  readonly path: string;
  readonly title: string;
  readonly children: readonly NavigationEntry[];
}

/** The parts of a site that all pages share. */
export interface SiteFrame {
  readonly title: string;
  /** `version v1.19`, or `unstable version`. */
  readonly release: string;
  readonly status: SiteStatus;
  readonly currentVersionUrl: string | undefined;
  readonly menu: readonly MenuLink[];
  readonly navigation: readonly NavigationEntry[];
  /** The path in front of all pages: `/v1.19`; empty for the root of a host. */
  readonly basePath: string;
}

/** The address under which a site is published. */
export interface SiteAddress {
  /** The path in front of all pages, without a slash at the end: `/v1.19`; empty for the root of a host. */
  readonly basePath: string;
  /** The address of the home page, without a slash at the end, for files that require absolute addresses. */
  readonly baseUrl: string | undefined;
}

export interface SiteOptions {
  readonly sources: Sources;
  readonly protocol: Protocol;
  readonly address: SiteAddress;
  readonly version: Query<GitVersion | undefined>;
  readonly idAliases: DocumentSources['idAliases'];
  createData(site: SiteQueries): DataContent;
}

/** A site of the layout of 2021, as queries. Queries without a key have the key `''`. */
export interface Site {
  readonly queries: SiteQueries;
  /** The pages as targets, by the names of the command line. */
  readonly targets: Query<Targets>;
  /** The string formats by their ids. */
  readonly formats: DataContent['formats'];
  readonly document: Query<SpecDocument>;
  readonly frame: Query<SiteFrame>;
  /** Files other than pages, by path in the site. */
  readonly files: Query<ReadonlyMap<string, string>>;
}

export function createSite(graph: Graph, options: SiteOptions): Site {
  const { sources, protocol, address } = options;
  const { basePath } = address;
  const hasNewsfragments = graph.query<boolean>('newsfragments exist', (_, { get }) =>
    protocol.site.changelogAreas.some(
      ({ folder }) => get(sources.folder, `changelogs/${folder}/newsfragments`) !== undefined,
    ),
  );
  const queries = createSiteQueries(graph, { sources, site: protocol.site, hasNewsfragments, basePath });
  const { configuration, conventions, tree } = queries;
  const unreleased = createUnreleased(graph, {
    sources,
    protocol,
    conventions,
    dialect: queries.pageDialect,
  });
  const commit = graph.query<string | undefined>('commit', (_, { get }) => get(options.version, '')?.commit);
  const data = options.createData(queries);
  const document = createPageDocuments(graph, {
    sources,
    site: queries,
    protocol,
    data,
    unreleased,
    basePath,
    commit,
    idAliases: options.idAliases,
  });

  const targets = graph.query<Targets>('targets', (_, { get }) => ({
    targets: new Map(
      [...get(tree, '').pages.values()].map((page): [string, Target] => [
        pageName(page.path),
        targetOf(page),
      ]),
    ),
    styles: defaultStyles,
    isIncomplete: false,
  }));
  const frame = graph.query<SiteFrame>(
    'site frame',
    (_, { get }) => {
      const { title, status, release, currentVersionUrl, menu } = get(configuration, '');
      return {
        title,
        release: release ? `version ${releaseName(release)}` : 'unstable version',
        status,
        currentVersionUrl,
        menu,
        navigation: navigationOf(get(tree, '')),
        basePath,
      };
    },
    (before, after) => JSON.stringify(before) === JSON.stringify(after),
  );

  const checklists = graph.query<string | undefined>('checklist', (path, { get }) => {
    const page = get(queries.page, path);
    if (!page?.metadata.outputs.includes('checklist')) return undefined;
    const { changelog } = get(conventions, '');
    const { metadata } = page;
    const isNext = isUnreleased(metadata);
    const revision = isNext ? (metadata.commit ?? get(commit, '')) : metadata.linkTitle;
    const facts: [string, string][] = [];
    if (revision !== undefined) {
      const url = revisionUrl(protocol.site.organization, changelog.repository, revision);
      facts.push(['Git commit', `<${url}>`]);
    }
    if (!isNext && metadata.date !== undefined) facts.push(['Release date', longDate(metadata.date)]);
    const written = get(queries.source, page.file)?.content.text;
    const areas = page.file === unreleasedPage ? get(unreleased, '') : undefined;
    const markdown =
      written ?? (areas ?? []).map((area) => `## ${area.title}\n\n${area.markdown}\n`).join('');
    return checklist(markdown, { site: protocol.title, title: metadata.title ?? '', facts }, changelog);
  });
  const files = graph.query<ReadonlyMap<string, string>>('site files', (_, { get, report }) => {
    for (const path of get(queries.headless, ''))
      for (const problem of get(queries.source, path)?.problems ?? []) report(problem);
    const all = new Map<string, string>();
    const pages = get(tree, '').pages;
    for (const path of pages.keys()) {
      const content = get(checklists, path);
      if (content !== undefined) all.set(`${path}checklist.md`, content);
    }
    if (get(conventions, '').hasVersionsFile) all.set('versions.json', versionsFile(pages));
    all.set(
      sitemapPath,
      sitemap(
        [...pages.keys()].map((path) => `${path}index.html`),
        address.baseUrl ?? basePath,
      ),
    );
    return all;
  });
  return { queries, targets, formats: data.formats, document, frame, files };
}

const targetOf = ({ path, file }: ContentPage): Target => ({
  name: pageName(path),
  files: [],
  versionLabel: undefined,
  span: { source: SourceText.file(file, ''), start: 0, end: 0 },
  isIncomplete: false,
  path: `${path}index.html`,
});

/** The pages below the home page; all pages without a parent in a site without a home page. */
function navigationOf({ home, pages }: PageTree): NavigationEntry[] {
  const entry = (page: ContentPage): NavigationEntry => ({
    path: `${page.path}index.html`,
    title: linkTitleOf(page),
    children: page.children
      .filter(({ metadata }) => !metadata.isHidden && metadata.type !== 'module')
      .map(entry),
  });
  return home
    ? [entry(home)]
    : [...pages.values()].filter(({ path }) => path.split('/').length === 2).map(entry);
}

/** The releases that have a changelog, the newest first. */
function versionsFile(pages: PageTree['pages']): string {
  const versions = [...pages.values()]
    .filter(({ metadata }) => /^v\d+\.\d+$/.test(metadata.linkTitle ?? ''))
    .sort((a, b) => timeOf(b.metadata) - timeOf(a.metadata))
    .map(({ metadata }) => ({ date: metadata.date, name: metadata.linkTitle }));
  return `${JSON.stringify(versions, null, 2)}\n`;
}
