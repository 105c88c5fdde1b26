import type { DocumentIndex } from '../doc/document-index.js';
import { type Element, isElement, type Node } from '../doc/nodes.js';
import { summarize } from '../doc/summary.js';
import type { Query } from '../graph/graph.js';
import { folderOf, joinPath } from '../source/reader.js';
import type { Repository } from '../spec/repository.js';
import { pagePath } from '../spec/targets.js';

/** An address that a document leads to. */
export interface Link {
  readonly uri: string;
  /** The reference, or the target that holds the address. */
  readonly element: Element;
}

/** What is asked of links, by the name of a target. */
export interface Links {
  readonly of: Query<readonly Link[]>;
  /** The ids that the page has. */
  readonly ids: Query<ReadonlySet<string>>;
}

const sameIds = (before: ReadonlySet<string>, after: ReadonlySet<string>): boolean =>
  before.size === after.size && [...after].every((id) => before.has(id));

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
        const known = get(index, name);
        const ids = new Set(known.partIds.flat());
        for (const { title, body } of units)
          for (const nodes of title ? [title.children, body] : [body])
            for (const element of summarize(nodes).indexed)
              if (isPlace(element)) for (const id of known.idsOf(element)) ids.add(id);
        return ids;
      },
      sameIds,
    ),
  };
}

/** Whether the page has a place for the ids of an element: a target that leads elsewhere is none. */
const isPlace = ({ type, attributes: { refuri, refname, refid } }: Element): boolean =>
  type !== 'target' || (refuri === undefined && refname === undefined && refid === undefined);

const found = new WeakMap<readonly Node[], readonly Link[]>();

/** The addresses in nodes; looked for once in the same list. */
function linksIn(nodes: readonly Node[]): readonly Link[] {
  const before = found.get(nodes);
  if (before) return before;
  const links: Link[] = [];
  const visit = (list: readonly Node[]): void => {
    for (const node of list) {
      if (!isElement(node)) continue;
      const { refuri } = node.attributes;
      // What a reference with an address leaves behind has no width, and is told of with the reference.
      if (refuri !== undefined && !(node.type === 'target' && node.start === node.end))
        links.push({ uri: refuri, element: node });
      visit(node.children);
    }
  };
  visit(nodes);
  found.set(nodes, links);
  return links;
}

/** Where a link leads within the site. */
export interface SiteAddress {
  /** Path from the site's root. */
  readonly path: string;
  readonly fragment: string;
  /** Whether it names the published site, where pages of other releases stand, too. */
  readonly isPublished: boolean;
}

/**
 * The place in the site that a link on the page at `from` leads to; `undefined` for addresses elsewhere. `published` are the addresses under
 * which the site stands.
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

/** The pages of the site: path to the name of the target. */
export const pagesOf = ({ graph, targets }: Repository): ReadonlyMap<string, string> =>
  new Map([...graph.get(targets, '').targets.values()].map((target) => [pagePath(target), target.name]));
