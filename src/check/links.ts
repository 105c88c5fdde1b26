import type { DocumentIndex } from '../doc/document-index.js';
import type { Element, Node } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import type { Query } from '../graph/graph.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Span } from '../source/text.js';
import { idsOfParts } from '../spec/id-bases.js';
import type { Repository } from '../spec/repository.js';
import { pagePath } from '../spec/targets.js';
import { htmlTags } from './html-tags.js';

/** A link in a document. */
export interface Link {
  /** As written. */
  readonly uri: string;
  /** The reference, the target that contains the URL, or the attribute in raw HTML. */
  readonly span: Span;
  /** The file that contains the link. */
  readonly origin: string;
  /** Whether the link is in raw HTML, whose addresses are not translated. */
  readonly isRaw: boolean;
  /** Whether the page shows the file as an image. */
  readonly isImage?: boolean;
}

/** Queries for links and anchors, by the name of a target. */
export interface Links {
  readonly of: Query<readonly Link[]>;
  /** The ids of the elements of the page. */
  readonly ids: Query<ReadonlySet<string>>;
  /** The ids of the tables, rows, notes, examples and error codes of the page, which depend on its data rather than on its titles. */
  readonly partIds: Query<ReadonlySet<string>>;
  /** The elements that have an id but no anchor on the page, by their ids. */
  readonly takenIds: Query<ReadonlyMap<string, Element>>;
  readonly pages: Query<SitePages>;
  /** The links of a page with their addresses, by its path in the site. */
  readonly resolved: Query<readonly ResolvedLink[]>;
}

const isSameSet = (before: ReadonlySet<string>, after: ReadonlySet<string>): boolean =>
  before.size === after.size && [...after].every((id) => before.has(id));

/** Creates the queries for the links of a repository. */
export function createLinks(repository: Repository, index: Query<DocumentIndex>): Links {
  const { graph, document, names } = repository;
  const of = graph.query<readonly Link[]>('links of a document', (name, { get }) =>
    get(document, name).units.flatMap(({ title, body }) => [
      ...(title ? linksIn(title.children) : []),
      ...linksIn(body),
    ]),
  );
  const pages = createPages(repository);
  return {
    of,
    pages,
    resolved: createResolved(repository, pages, of),
    takenIds: graph.query<ReadonlyMap<string, Element>>('ids without anchors', (name, { get }) => {
      const { units } = get(document, name);
      const documentIndex = get(index, name);
      return new Map(
        units
          .flatMap(({ title, body }) => (title ? [title.children, body] : [body]))
          .flatMap((nodes) => summarize(nodes).indexed)
          .filter((element) => !isAnchor(element))
          .flatMap((element) => documentIndex.idsOf(element).map((id) => [id, element] as const)),
      );
    }),
    partIds: graph.query<ReadonlySet<string>>(
      'ids of tables and rows',
      (name, { get }) => {
        const codes = [...get(names.own, name).errorCodes.values()].map(({ id }) => id);
        return new Set([...idsOfParts(get(document, name).units, get(index, name)), ...codes]);
      },
      isSameSet,
    ),
    ids: graph.query<ReadonlySet<string>>(
      'ids of a page',
      (name, { get }) => {
        const { units } = get(document, name);
        const documentIndex = get(index, name);
        const ids = new Set([...documentIndex.partIds, ...documentIndex.partAliases.values()].flat());
        for (const { title, body } of units)
          for (const nodes of title ? [title.children, body] : [body]) {
            const { indexed, html } = summarize(nodes);
            for (const element of indexed)
              if (isAnchor(element)) for (const id of documentIndex.idsOf(element)) ids.add(id);
            for (const raw of html) for (const id of idsInHtml(raw)) ids.add(id);
          }
        return ids;
      },
      isSameSet,
    ),
  };
}

/** Whether an element carries its ids on the page; a target with a URL or a reference does not. */
const isAnchor = ({ type, attributes: { refuri, refname, refid } }: Element): boolean =>
  type !== 'target' || (refuri === undefined && refname === undefined && refid === undefined);

/** The attributes with addresses of links and images. */
const addressAttributes: ReadonlyMap<string, string> = new Map([
  ['a', 'href'],
  ['img', 'src'],
]);

function linksInHtml(raw: Element): Link[] {
  return htmlTags(raw).flatMap(({ name, attributes }) => {
    const attribute = attributes.get(addressAttributes.get(name) ?? '');
    return attribute
      ? [
          {
            uri: decodeReferences(attribute.value),
            span: attribute.span,
            origin: raw.source.path,
            isRaw: true,
            isImage: name === 'img',
          },
        ]
      : [];
  });
}

const decodeReferences = (text: string): string => text.replaceAll('&amp;', '&');

/** The ids of the tags in raw HTML, and the names of anchors. */
function* idsInHtml(raw: Element): Generator<string> {
  for (const { name, attributes } of htmlTags(raw)) {
    const id = attributes.get('id')?.value;
    const anchor = name === 'a' ? attributes.get('name')?.value : undefined;
    if (id) yield id;
    if (anchor) yield anchor;
  }
}

/** The links in nodes. */
function linksIn(nodes: readonly Node[]): readonly Link[] {
  const { addressed, html } = summarize(nodes);
  return [
    ...addressed.map(
      (element): Link => ({
        uri: element.attributes.refuri ?? '',
        span: element,
        origin: element.source.path,
        isRaw: false,
      }),
    ),
    ...html.flatMap(linksInHtml),
  ];
}

/** The images in nodes. */
const imagesIn = (nodes: readonly Node[]): readonly Link[] =>
  summarize(nodes).images.map(
    (element): Link => ({
      uri: element.attributes.uri ?? '',
      span: element,
      origin: element.source.path,
      isRaw: false,
      isImage: true,
    }),
  );

/** The destination of a link within the site. */
export interface SiteAddress {
  /** Path from the site's root. */
  readonly path: string;
  readonly fragment: string;
  /** Whether the URL is one of the published site, which also has the pages of other releases. */
  readonly isPublished: boolean;
}

/** A link with its address in the site; `undefined` for other sites. */
export interface ResolvedLink extends Link {
  readonly address: SiteAddress | undefined;
}

/** The pages of a site. */
export interface SitePages {
  /** The name of each page by its path. */
  readonly names: ReadonlyMap<string, string>;
  /** The path of a page in messages: the folder whose index it is, in sites whose pages are folders. */
  shown(path: string): string;
}

/** Creates the query for the pages of the site, with the key `''`. */
function createPages({ graph, targets, site }: Repository): Query<SitePages> {
  return graph.query<SitePages>(
    'pages by path',
    (_, { get }) => ({
      names: new Map([...get(targets, '').targets.values()].map((target) => [pagePath(target), target.name])),
      shown: (path) => (site ? `/${path.replace(/(^|\/)index\.html$/, '$1')}` : path),
    }),
    ({ names: before }, { names: after }) => JSON.stringify([...before]) === JSON.stringify([...after]),
  );
}

/** Creates the query for the links of a page with their addresses, by its path in the site. */
function createResolved(
  { graph, document, options, site }: Repository,
  pages: Query<SitePages>,
  of: Query<readonly Link[]>,
): Query<readonly ResolvedLink[]> {
  const basePath = options.address?.basePath ?? '';
  const { publishedAt } = options.protocol;
  // Types link to the sections of their formats; these links are checked once, where the format is defined.
  const formatLinks = graph.query<ReadonlySet<string>>(
    'links to formats',
    (_, { get }) => new Set(site ? [...get(site.formats, '').values()].map(({ href }) => href) : []),
    isSameSet,
  );
  return graph.query<readonly ResolvedLink[]>('resolved links of a page', (path, { get }) => {
    const { names } = get(pages, '');
    const name = names.get(path) ?? '';
    if (!site) {
      const { addresses } = get(document, name);
      return get(of, name).map((link) => {
        const uri = (link.isRaw ? undefined : addresses?.link(link.uri, link.origin)) ?? link.uri;
        return { ...link, address: siteAddress(uri, path, publishedAt) };
      });
    }
    // In sections, images are reported where their files are looked up.
    const { addresses, units } = get(document, name);
    const images = units.flatMap(({ title, body }) => [title?.children ?? [], body].flatMap(imagesIn));
    const ofFormats = get(formatLinks, '');
    const isPage = (other: string): boolean => names.has(other);
    return [...get(of, name), ...images].map((link) => {
      const { uri, origin, isRaw, isImage } = link;
      if (!isRaw && ofFormats.has(uri) && origin.startsWith('data/')) return { ...link, address: undefined };
      const translated = isImage ? addresses?.image(uri) : addresses?.link(uri, origin);
      const served = (isRaw ? undefined : translated) ?? uri;
      return { ...link, address: servedAddress(served, path, basePath, isPage) };
    });
  });
}

/**
 * Resolves an address as browsers do, on a page of a site whose pages are folders (`rooms/v11/index.html`); `undefined` for other sites.
 * A link to a folder may lack the slash at its end, which servers add.
 */
function servedAddress(
  uri: string,
  from: string,
  basePath: string,
  isPage: (path: string) => boolean,
): SiteAddress | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(uri)) return undefined;
  const hash = uri.indexOf('#');
  const [written = ''] = (hash < 0 ? uri : uri.slice(0, hash)).split('?');
  const fragment = hash < 0 ? '' : decoded(uri.slice(hash + 1));
  if (written === '') return { path: from, fragment, isPublished: false };
  const isBased = basePath !== '' && (written === basePath || written.startsWith(`${basePath}/`));
  const below = isBased ? written.slice(basePath.length) : written;
  const [folder, rest] = below.startsWith('/') ? ['', below.slice(1)] : [folderOf(from), below];
  const joined = joinPath(folder, decoded(rest));
  if (joined === undefined) return { path: written, fragment, isPublished: false };
  const index = joined === '' ? 'index.html' : `${joined}/index.html`;
  const path = joined === '' || below.endsWith('/') || isPage(index) ? index : joined;
  return { path, fragment, isPublished: false };
}

/**
 * Resolves a link on the page `from` to an address in the site; `undefined` for other sites. `published` lists the base URLs of the
 * published site.
 */
function siteAddress(uri: string, from: string, published: readonly string[]): SiteAddress | undefined {
  const prefix = published.find((address) => uri.startsWith(address));
  if (prefix === undefined && /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri)) return undefined;
  const [address = '', fragment = ''] = (prefix === undefined ? uri : uri.slice(prefix.length)).split('#');
  const [written = ''] = address.split('?');
  const folder = prefix === undefined ? folderOf(from) : '';
  const path = written === '' && prefix === undefined ? from : joinPath(folder, decoded(written));
  if (path === undefined) return { path: written, fragment: decoded(fragment), isPublished: false };
  const whole = path === '' || written.endsWith('/') ? `${path === '' ? '' : `${path}/`}index.html` : path;
  return { path: whole, fragment: decoded(fragment), isPublished: prefix !== undefined };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
