import type { DocumentIndex } from '../doc/document-index.js';
import { type Element, isElement, type Node } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import type { Query } from '../graph/graph.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Repository } from '../spec/repository.js';
import { pagePath } from '../spec/targets.js';

/** A link in a document. */
export interface Link {
  readonly uri: string;
  /** The reference, or the target that contains the URL. */
  readonly element: Element;
}

/** Queries for links and anchors, by the name of a target. */
export interface Links {
  readonly of: Query<readonly Link[]>;
  /** The ids of the elements of the page. */
  readonly ids: Query<ReadonlySet<string>>;
}

const isSameSet = (before: ReadonlySet<string>, after: ReadonlySet<string>): boolean =>
  before.size === after.size && [...after].every((id) => before.has(id));

/** Creates the queries for the links of a repository. */
export function createLinks({ graph, document }: Repository, index: Query<DocumentIndex>): Links {
  return {
    of: graph.query<readonly Link[]>('links of a document', (name, { get }) =>
      get(document, name).units.flatMap(({ title, body }) => [
        ...(title ? linksIn(title.children) : []),
        ...linksIn(body),
      ]),
    ),
    ids: graph.query<ReadonlySet<string>>(
      'ids of a page',
      (name, { get }) => {
        const { units } = get(document, name);
        const documentIndex = get(index, name);
        const ids = new Set(documentIndex.partIds.flat());
        for (const { title, body } of units)
          for (const nodes of title ? [title.children, body] : [body])
            for (const element of summarize(nodes).indexed)
              if (isAnchor(element)) for (const id of documentIndex.idsOf(element)) ids.add(id);
        return ids;
      },
      isSameSet,
    ),
  };
}

/** Whether an element carries its ids on the page; a target with a URL or a reference does not. */
const isAnchor = ({ type, attributes: { refuri, refname, refid } }: Element): boolean =>
  type !== 'target' || (refuri === undefined && refname === undefined && refid === undefined);

const memoized = new WeakMap<readonly Node[], readonly Link[]>();

/** Returns the links in nodes; memoized by the list. */
function linksIn(nodes: readonly Node[]): readonly Link[] {
  const known = memoized.get(nodes);
  if (known) return known;
  const links: Link[] = [];
  const visit = (list: readonly Node[]): void => {
    for (const node of list) {
      if (!isElement(node)) continue;
      const { refuri } = node.attributes;
      // The implicit target of a reference with an embedded URL has zero width; the reference itself is listed.
      if (refuri !== undefined && !(node.type === 'target' && node.start === node.end))
        links.push({ uri: refuri, element: node });
      visit(node.children);
    }
  };
  visit(nodes);
  memoized.set(nodes, links);
  return links;
}

/** The destination of a link within the site. */
export interface SiteAddress {
  /** Path from the site's root. */
  readonly path: string;
  readonly fragment: string;
  /** Whether the URL is one of the published site, which also has the pages of other releases. */
  readonly isPublished: boolean;
}

/**
 * Resolves a link on the page `from` to an address in the site; `undefined` for other sites. `published` lists the base URLs of the
 * published site.
 */
export function siteAddress(
  uri: string,
  from: string,
  published: readonly string[],
): SiteAddress | undefined {
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

/** Returns the pages of the site: path to the name of the target. */
export const pagesOf = ({ graph, targets }: Repository): ReadonlyMap<string, string> =>
  new Map([...graph.get(targets, '').targets.values()].map((target) => [pagePath(target), target.name]));
