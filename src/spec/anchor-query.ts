import type { Graph, Query } from '../graph/graph.js';
import { parseYaml } from '../yaml/parse.js';
import { type AnchorList, anchorsFile, idAliases, readAnchors } from './anchors.js';
import { labelTokens, type ReleaseLabels, substitute, unstable } from './labels.js';
import type { Layout } from './layout.js';
import type { Protocol } from './protocol.js';
import type { Sources } from './sources.js';
import { pagePath, readTargets, type Targets } from './targets.js';

/** The anchors that other sites link to, as queries. */
export interface Anchors {
  /** The content of `anchors.txt`; `undefined` if the repository has none. */
  readonly list: Query<AnchorList | undefined>;
  /** The path in `anchors.txt` of each target's page: the path with unstable labels, so that the list holds for every release. */
  readonly pages: Query<ReadonlyMap<string, string>>;
  /** The former paths of pages, with the address of the page now: its path, and `#` with an id if it is another. */
  readonly redirects: Query<ReadonlyMap<string, Redirect>>;
  /** The former ids in a target's document, by current id. */
  readonly aliases: Query<ReadonlyMap<string, readonly string[]>>;
}

/** The page that a former path redirects to. */
export interface Redirect {
  /** The name of its target. */
  readonly target: string;
  readonly path: string;
  readonly id: string | undefined;
}

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
      const real = isUnstable ? undefined : get(sources.canonical, targetsFile);
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
  const redirects = graph.query<ReadonlyMap<string, Redirect>>(
    'redirects',
    (_, { get }) => {
      const found = new Map<string, Redirect>();
      const moves = get(list, '')?.moves ?? [];
      if (moves.length === 0) return found;
      const names = new Map([...get(pages, '')].map(([name, page]) => [page, name]));
      const current = get(targets, '').targets;
      const next = new Map(moves.map(({ from, to }) => [from, to]));
      const known = new Set([...current.values()].map(pagePath));
      for (const { from, to, id } of moves) {
        const target = current.get(names.get(lastPage(to, next)) ?? '');
        const former = target && withLabel(from, target.versionLabel);
        if (target && former !== undefined && !known.has(former))
          found.set(former, { target: target.name, path: pagePath(target), id });
      }
      return found;
    },
    same,
  );
  const aliases = graph.query<ReadonlyMap<string, readonly string[]>>(
    'id aliases',
    (name, { get }) => {
      const anchors = get(list, '');
      if (!anchors || anchors.aliases.length === 0) return none;
      return idAliases(anchors.aliases, get(pages, '').get(name) ?? '');
    },
    same,
  );
  return { list, pages, redirects, aliases };
}

/** The page at the end of a chain of moves. */
function lastPage(page: string, next: ReadonlyMap<string, string>): string {
  let last = page;
  for (let steps = 0; steps < next.size; steps++) last = next.get(last) ?? last;
  return last;
}

/** The path of a page with the label of a release instead of `unstable`. */
const withLabel = (path: string, label: string | undefined): string =>
  label === undefined ? path : path.replace(`/${unstable}.html`, `/${label.replace(/[/\\]/g, '-')}.html`);
