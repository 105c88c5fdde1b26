import { type Element, element, text } from '../../doc/nodes.js';
import type { Context, Graph, Query } from '../../graph/graph.js';
import { SourceText, type Span } from '../../source/text.js';
import type { SpecDocument } from '../document.js';
import { assemblePage } from './assemble-page.js';
import {
  addressLink,
  isUnreleased,
  longDate,
  type ReleaseFact,
  releaseTable,
  revisionUrl,
  unreleasedFile,
} from './changelog-blocks.js';
import { redirectToNewest } from './changelog-content.js';
import type { ContentFile } from './content-file.js';
import { EndpointList } from './endpoints.js';
import { markdownBlocks } from './markdown-blocks.js';
import { type ContentSources, createPageContent } from './page-content.js';
import { isTitled, linkTitleOf } from './page-tree.js';
import { type SinglePage, unreleasedPage } from './site-queries.js';

export interface DocumentSources extends ContentSources {
  /** The commit of the checkout, with the key `''`. */
  readonly commit: Query<string | undefined>;
  /** Former ids of a page by current id, by the name of the page. */
  readonly idAliases: (name: string, query: Context) => ReadonlyMap<string, readonly string[]>;
}

/** The name of a page on the command line: its path, or `index` for the home page. */
export const pageName = (path: string): string => (path === '' ? 'index' : path.slice(0, -1));

/** The path of a page by its name. */
const pathOfName = (name: string): string => (name === 'index' ? '' : `${name}/`);

/** The documents of the pages, by name. */
export function createPageDocuments(graph: Graph, context: DocumentSources): Query<SpecDocument> {
  const { site, protocol, unreleased, basePath } = context;
  const pageContent = createPageContent(graph, context);

  const fileOf = ({ file }: SinglePage, query: Context): ContentFile => {
    const own = query.get(pageContent.file, file);
    if (own) return own;
    const areas = file === unreleasedPage ? query.get(unreleased, '') : undefined;
    return areas ? unreleasedFile(file, areas, { title: undefined, depth: 2 }) : { path: file, units: [] };
  };

  const description = ({ file }: SinglePage, { get, report }: Context): Element[] => {
    const source = get(site.source, file)?.description;
    if (!source) return [];
    return [...markdownBlocks(source, get(site.pageDialect, ''), report)];
  };

  /** Commit, date and checklist of a release. */
  const releaseFacts = (page: SinglePage, span: Span, { get }: Context): Element[] => {
    const { changelog } = get(site.conventions, '');
    const { metadata, path } = page;
    if (!changelog.hasGeneratedTable || metadata.layout !== 'changelog') return [];
    const isNext = isUnreleased(metadata);
    const revision = isNext ? (metadata.commit ?? get(context.commit, '')) : metadata.linkTitle;
    const facts: ReleaseFact[] = [];
    if (revision !== undefined) {
      const url = revisionUrl(protocol.site.organization, changelog.repository, revision);
      facts.push({ label: 'Git commit', value: addressLink(url, span) });
    }
    if (!isNext && metadata.date !== undefined)
      facts.push({ label: 'Release date', value: text(longDate(metadata.date), span) });
    if (metadata.outputs.includes('checklist')) {
      const address = `${basePath}/${path}checklist.md`;
      facts.push({ label: 'Checklist', value: addressLink(address, span, 'checklist.md') });
    }
    return facts.length > 0 ? [releaseTable(facts, span)] : [];
  };

  return graph.query<SpecDocument>('page document', (name, query) => {
    const { get, report } = query;
    const path = pathOfName(name);
    const page = get(site.page, path);
    if (!page) return emptyDocument(name);
    for (const problem of get(site.duplicates, path)) report(problem);
    const span = startOf(page.file);
    const endpoints = new EndpointList();
    const images = new Map<string, string>();
    const { metadata } = page;
    const title = metadata.title ?? linkTitleOf({ ...page, children: [] });
    const conventions = get(site.conventions, '');
    const redirect =
      metadata.layout === 'changelog-index'
        ? redirectToNewest(path, { site, basePath }, query, span)
        : undefined;
    const head = [
      ...description(page, query),
      ...releaseFacts(page, span, query),
      ...(redirect ? [redirect] : []),
    ];
    const units = assemblePage({
      file: fileOf(page, query),
      conventions,
      version: metadata.version,
      title: isTitled(metadata) ? element('title', span, [text(title, span)]) : undefined,
      head,
      content: (call) => pageContent.content(call, { page, endpoints, images }, query),
      report,
    });
    const list = conventions.hasEndpointList ? endpoints.element(span) : undefined;
    const [first, ...others] = units;
    const shown =
      first && list
        ? [
            { ...first, body: [...first.body.slice(0, head.length), list, ...first.body.slice(head.length)] },
            ...others,
          ]
        : units;
    const hasSections = shown.some(({ title: heading, level }) => heading !== undefined && level > 0);
    const depth = get(site.configuration, '').contentsLevels[1] - 1;
    return {
      title,
      units: shown,
      numbering: undefined,
      contents: hasSections ? { topic: element('topic', span), depth } : undefined,
      images,
      idAliases: context.idAliases(name, query),
      addresses: get(site.addresses, path),
      presentation: {
        hasSelfLinks: true,
        hasTexAnnotations: true,
        hasSpaceAfterFormulas: conventions.hasSpaceAfterFormulas,
      },
    };
  });
}

const startOf = (path: string): Span => ({ source: SourceText.file(path, ''), start: 0, end: 0 });

const emptyDocument = (title: string): SpecDocument => ({
  title,
  units: [],
  numbering: undefined,
  contents: undefined,
  images: new Map(),
  idAliases: new Map(),
});
