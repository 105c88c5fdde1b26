import type { Graph, Query } from '../graph/graph.js';
import { parseYaml } from '../yaml/parse.js';
import { type AnchorList, anchorsFile, idAliases, readAnchors } from './anchors.js';
import { labelTokens, type ReleaseLabels, substitute, unstable } from './labels.js';
import type { Protocol } from './protocol.js';
import type { Sources } from './sources.js';
import { pagePath, readTargets, type Targets } from './targets.js';

/** The places that others link to, as queries. */
export interface Anchors {
  /** `undefined` where the repository has no list. */
  readonly list: Query<AnchorList | undefined>;
  /** The path of each target's page in the list: lists do not change with releases. */
  readonly pages: Query<ReadonlyMap<string, string>>;
  /** Old ids by the ids that they lead to now, of a target's document. */
  readonly aliases: Query<ReadonlyMap<string, readonly string[]>>;
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
}

export function createAnchors(
  graph: Graph,
  { sources, targets, targetsFile, protocol, labels }: AnchorSources,
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
        ? readTargets(parseYaml(substitute(source, labelTokens(protocol, {}), new Map())), () => {})
        : get(targets, '');
      return new Map([...known.targets.values()].map((target) => [target.name, pagePath(target)]));
    },
    same,
  );
  const aliases = graph.query<ReadonlyMap<string, readonly string[]>>(
    'id aliases',
    (name, { get }) => {
      const found = get(list, '');
      if (!found || found.aliases.length === 0) return none;
      return idAliases(found.aliases, get(pages, '').get(name) ?? '');
    },
    same,
  );
  return { list, pages, aliases };
}
