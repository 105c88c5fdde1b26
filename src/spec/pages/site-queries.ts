import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Addresses } from '../../doc/resolve.js';
import type { Graph, Query } from '../../graph/graph.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { joinPath, nameOf } from '../../source/reader.js';
import { SourceText, type Span } from '../../source/text.js';
import { configurationFiles } from '../layouts/layout-2021.js';
import { type ModernConventions, modernConventions } from '../layouts/release-conventions.js';
import type { SiteSettings } from '../protocol.js';
import type { Sources } from '../sources.js';
import { dataDialect, pageDialect } from './dialect.js';
import { type PageMetadata, type PageSource, readPageSource } from './front-matter.js';
import { prefixLinks, resolvedLinks } from './page-links.js';
import { buildPageTree, type ContentPage, contentFolder, type PageTree } from './page-tree.js';
import {
  defaultSiteConfiguration,
  readSiteConfiguration,
  type SiteConfiguration,
} from './site-configuration.js';

/** The unreleased changelog of a site with a page for each release, which is made from newsfragments. */
export const unreleasedPage = `${contentFolder}/changelog/unstable.md`;

/** The configuration and the pages of a site of the layout of 2021, as queries. Queries without a key have the key `''`. */
export interface SiteQueries {
  readonly configuration: Query<SiteConfiguration>;
  readonly conventions: Query<ModernConventions>;
  /** The Markdown of content files. */
  readonly pageDialect: Query<MarkdownOptions>;
  /** The Markdown of descriptions in data files. */
  readonly dataDialect: Query<MarkdownOptions>;
  /** A content file, split at its front matter, whose problems are part of the result. */
  readonly source: Query<PageSource | undefined>;
  readonly metadata: Query<PageMetadata | undefined>;
  readonly tree: Query<PageTree>;
  /** A page by its path. */
  readonly page: Query<SinglePage | undefined>;
  /** Whether a path is a page. */
  readonly paths: Query<ReadonlySet<string>>;
  /** The files of bundles that have no page. */
  readonly headless: Query<readonly string[]>;
  /** The problems of the files that are not shown because another file has the same page, by the path of the page. */
  readonly duplicates: Query<readonly Diagnostic[]>;
  /** The addresses of the links of a page, by its path. */
  readonly addresses: Query<Addresses>;
}

/** A page without the pages below it. */
export type SinglePage = Pick<ContentPage, 'file' | 'path' | 'metadata'>;

const sameJson = (before: unknown, after: unknown): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

const none: readonly Diagnostic[] = [];

const unreleasedMetadata: PageMetadata = {
  title: 'Unstable Changelog',
  linkTitle: 'Unstable',
  type: 'docs',
  layout: 'changelog',
  weight: 0,
  // Later than every release.
  date: '9999-12-31',
  version: undefined,
  outputs: ['html', 'checklist'],
  isHeadless: false,
  isHidden: false,
  commit: undefined,
};

export interface SiteSources {
  readonly sources: Sources;
  /** The settings of the protocol. */
  readonly site: SiteSettings;
  /** Whether there are newsfragments, with the key `''`. */
  readonly hasNewsfragments: Query<boolean>;
  /** The path in front of all pages: `/v1.19`; empty for the root of a host. */
  readonly basePath: string;
}

export function createSiteQueries(
  graph: Graph,
  { sources, site, hasNewsfragments, basePath }: SiteSources,
): SiteQueries {
  const configuration = graph.query<SiteConfiguration>(
    'site configuration',
    (_, { get, report }) => {
      for (const path of configurationFiles) {
        const source = get(sources.canonicalFile, path) === undefined ? undefined : get(sources.file, path);
        if (source) return readSiteConfiguration(source, report);
      }
      return defaultSiteConfiguration;
    },
    sameJson,
  );
  const conventions = graph.query<ModernConventions>(
    'release conventions',
    (_, { get }) => modernConventions(get(configuration, '').release, site),
    sameJson,
  );
  const pageMarkdown = graph.query<MarkdownOptions>('Markdown of pages', (_, { get }) =>
    pageDialect(get(conventions, ''), get(configuration, '').math),
  );
  const dataMarkdown = graph.query<MarkdownOptions>('Markdown of data', (_, { get }) =>
    dataDialect(get(conventions, ''), get(configuration, '').math),
  );

  const source = graph.query<PageSource | undefined>('page source', (path, { get }) => {
    const file = get(sources.file, path);
    return file && readPageSource(file);
  });
  const metadata = graph.query<PageMetadata | undefined>(
    'page metadata',
    (path, { get }) =>
      get(source, path)?.metadata ?? (path === unreleasedPage ? unreleasedMetadata : undefined),
    sameJson,
  );
  const files: Query<readonly string[]> = graph.query<readonly string[]>(
    'content files',
    (folder, { get }) =>
      (get(sources.folder, folder) ?? []).flatMap(({ name, kind }) => {
        const path = joinPath(folder, name) ?? name;
        if (kind === 'directory') return get(files, path);
        return name.endsWith('.md') ? [path] : [];
      }),
    sameJson,
  );
  const tree = graph.query<PageTree>('page tree', (_, { get }) => {
    const own = get(files, contentFolder);
    const { changelog } = get(conventions, '');
    const isUnreleased = get(configuration, '').release === undefined && changelog.kind === 'pages';
    const all =
      isUnreleased && !own.includes(unreleasedPage) && get(hasNewsfragments, '')
        ? [...own, unreleasedPage]
        : own;
    const known = new Map<string, PageMetadata>();
    for (const path of all) known.set(path, get(metadata, path) ?? unreleasedMetadata);
    const startOf = (path: string): Span => ({
      source: get(sources.file, path) ?? SourceText.file(path, ''),
      start: 0,
      end: 0,
    });
    return buildPageTree(all, (path) => known.get(path) ?? unreleasedMetadata, startOf);
  });
  const headless = graph.query<readonly string[]>(
    'headless bundles',
    (_, { get }) =>
      get(files, contentFolder).filter(
        (path) => nameOf(path) === 'index.md' && get(metadata, path)?.isHeadless === true,
      ),
    sameJson,
  );
  const duplicates = graph.query<readonly Diagnostic[]>('duplicate pages', (path, { get }) => {
    const own = get(tree, '').duplicates.get(path);
    if (!own) return none;
    return own.flatMap((problem) => [problem, ...(get(source, problem.span.source.path)?.problems ?? [])]);
  });
  const page = graph.query<SinglePage | undefined>(
    'page',
    (path, { get }) => {
      const found = get(tree, '').pages.get(path);
      return found && { file: found.file, path: found.path, metadata: found.metadata };
    },
    sameJson,
  );
  const paths = graph.query<ReadonlySet<string>>(
    'page paths',
    (_, { get }) => new Set([...get(tree, '').pages.keys()].sort()),
    (before, after) => sameJson([...before], [...after]),
  );
  const addresses = graph.query<Addresses>('page addresses', (path, { get }) => {
    if (!get(conventions, '').resolvesPageLinks) return prefixLinks(basePath);
    const known = get(paths, '');
    const file = get(page, path)?.file ?? '';
    return resolvedLinks(basePath, { file, path }, (other) => known.has(other));
  });
  return {
    configuration,
    conventions,
    pageDialect: pageMarkdown,
    dataDialect: dataMarkdown,
    source,
    metadata,
    tree,
    page,
    paths,
    headless,
    duplicates,
    addresses,
  };
}
