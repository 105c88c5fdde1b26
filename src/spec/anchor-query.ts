import type { Context, Graph, Query } from '../graph/graph.js';
import { parseYaml } from '../yaml/parse.js';
import { type AnchorLocation, type FormerAnchors, formerAnchors } from './anchor-aliases.js';
import { type AnchorList, anchorsFile, readAnchors } from './anchors.js';
import { labelTokens, type ReleaseLabels, substitute, unstable } from './labels.js';
import type { Layout } from './layout.js';
import type { Protocol } from './protocol.js';
import type { Sources } from './sources.js';
import { pagePath, readTargets, type Target, type Targets } from './targets.js';

/** The anchors that other sites link to, as queries. */
export interface Anchors {
  /** The content of `anchors.txt`; `undefined` if the repository has none. */
  readonly list: Query<AnchorList | undefined>;
  /** The path in `anchors.txt` of each target's page: the path with unstable labels, so that the list holds for every release. */
  readonly pages: Query<ReadonlyMap<string, string>>;
  /** The pages at former paths. */
  readonly redirects: Query<ReadonlyMap<string, Redirect>>;
  /** The anchors that are on another page now, by the path of the page that had them. */
  readonly moved: Query<ReadonlyMap<string, readonly MovedAnchor[]>>;
  /** The former ids in a target's document, by current id. */
  readonly aliases: Query<ReadonlyMap<string, readonly string[]>>;
}

/** The page that a former path redirects to. */
export interface Redirect {
  /** The name of its target. */
  readonly target: string;
  readonly path: string;
  /** The id on it; absent: the id in the former address. */
  readonly id: string | undefined;
  /** The anchors of the former page that are elsewhere. */
  readonly anchors: readonly MovedAnchor[];
}

/** An anchor that is on another page now. */
export interface MovedAnchor {
  /** The former id. */
  readonly from: string;
  /** The name of the target with the anchor. */
  readonly target: string;
  readonly path: string;
  readonly id: string;
}

type Get = Context['get'];

const none: ReadonlyMap<string, readonly string[]> = new Map();
const same = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): boolean =>
  JSON.stringify([...before]) === JSON.stringify([...after]);

export interface AnchorSources {
  readonly sources: Sources;
  readonly targets: Query<Targets>;
  readonly targetsFile: string;
  readonly protocol: Protocol;
  readonly labels: ReleaseLabels;
  readonly layout: Layout;
}

export function createAnchors(
  graph: Graph,
  { sources, targets, targetsFile, protocol, labels, layout }: AnchorSources,
): Anchors {
  const list = graph.query<AnchorList | undefined>('anchors', (_, { get, report }) => {
    const source = get(sources.file, anchorsFile);
    return source && readAnchors(source, report);
  });
  const isUnstable = Object.values(labels).every((label) => label === unstable);
  const pages = graph.query<ReadonlyMap<string, string>>(
    'pages of anchors',
    (_, { get }) => {
      const real = isUnstable ? undefined : get(sources.canonicalFile, targetsFile);
      const source = real === undefined ? undefined : get(sources.file, real);
      const known = source
        ? readTargets(
            parseYaml(substitute(source, labelTokens(protocol, {}, layout.conventions), new Map())),
            () => {},
          )
        : get(targets, '');
      return new Map([...known.targets.values()].map((target) => [target.name, pagePath(target)]));
    },
    same,
  );
  const targetNames = graph.query<ReadonlyMap<string, string>>(
    'targets by page',
    (_, { get }) => new Map([...get(pages, '')].map(([name, page]) => [page, name])),
    same,
  );
  const former = graph.query<FormerAnchors>('former anchors', (_, { get }) => {
    const anchors = get(list, '');
    return anchors ? formerAnchors(anchors) : { pages: new Map(), ids: new Map() };
  });
  const redirects = graph.query<ReadonlyMap<string, Redirect>>(
    'redirects',
    (_, { get }) => {
      const found = new Map<string, Redirect>();
      const { pages: moves, ids } = get(former, '');
      if (moves.size === 0) return found;
      const known = new Set([...get(targets, '').targets.values()].map(pagePath));
      for (const [from, location] of moves) {
        const target = targetOf(location.page, get);
        const path = target && withLabel(from, target.versionLabel);
        if (target && path !== undefined && !known.has(path))
          found.set(path, {
            target: target.name,
            path: pagePath(target),
            id: location.id || undefined,
            anchors: movedTo(ids.get(from)?.elsewhere, get),
          });
      }
      return found;
    },
    same,
  );
  const moved = graph.query<ReadonlyMap<string, readonly MovedAnchor[]>>(
    'moved anchors',
    (_, { get }) => {
      const found = new Map<string, readonly MovedAnchor[]>();
      for (const [page, { elsewhere }] of get(former, '').ids) {
        const target = targetOf(page, get);
        const anchors = movedTo(elsewhere, get);
        if (target && anchors.length > 0) found.set(pagePath(target), anchors);
      }
      return found;
    },
    same,
  );
  const targetOf = (page: string, get: Get): Target | undefined =>
    get(targets, '').targets.get(get(targetNames, '').get(page) ?? '');
  const movedTo = (locations: ReadonlyMap<string, AnchorLocation> = new Map(), get: Get): MovedAnchor[] =>
    [...locations].flatMap(([from, { page, id }]) => {
      const target = targetOf(page, get);
      return target ? [{ from, target: target.name, path: pagePath(target), id }] : [];
    });
  const aliases = graph.query<ReadonlyMap<string, readonly string[]>>(
    'id aliases',
    (name, { get }) => get(former, '').ids.get(get(pages, '').get(name) ?? '')?.onPage ?? none,
    same,
  );
  return { list, pages, redirects, moved, aliases };
}

/** The path of a page with the label of a release instead of `unstable`. */
const withLabel = (path: string, label: string | undefined): string =>
  label === undefined ? path : path.replace(`/${unstable}.html`, `/${label.replace(/[/\\]/g, '-')}.html`);
