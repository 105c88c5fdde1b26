import type { AnchorList } from './anchors.js';

/** The location of an anchor: a page as in `anchors.txt`, and an id on it. */
export interface AnchorLocation {
  readonly page: string;
  readonly id: string;
}

/** The locations of former anchors and pages. */
export interface FormerAnchors {
  /** The locations of pages that moved; their id is empty where anchors are kept. */
  readonly pages: ReadonlyMap<string, AnchorLocation>;
  /** By the page that had the anchors. */
  readonly ids: ReadonlyMap<string, FormerIds>;
}

/** The former ids of a page. */
export interface FormerIds {
  /** The former ids of each current id on the page. */
  readonly onPage: ReadonlyMap<string, readonly string[]>;
  /** The locations of former ids that are on other pages now. */
  readonly elsewhere: ReadonlyMap<string, AnchorLocation>;
}

type Step = (location: AnchorLocation) => AnchorLocation | undefined;

const keyOf = ({ page, id }: AnchorLocation): string => `${page}#${id}`;

/** The locations of former anchors. An alias may refer to another alias, and to an anchor of a page that moved. */
export function formerAnchors({ aliases, moves }: AnchorList): FormerAnchors {
  const renamed = new Map(
    aliases.map((alias) => [keyOf(alias), { page: alias.toPage ?? alias.page, id: alias.to }]),
  );
  const moved = new Map(moves.map(({ from, to, id }) => [from, { page: to, id }]));
  const afterMove: Step = ({ page, id }) => {
    const move = moved.get(page);
    return move && { page: move.page, id: move.id ?? id };
  };
  const locations = new Map<string, AnchorLocation>();
  const locationOf = (location: AnchorLocation): AnchorLocation =>
    lastLocation(location, (at) => renamed.get(keyOf(at)) ?? afterMove(at), locations);
  const pages = new Map(moves.map(({ from }) => [from, locationOf({ page: from, id: '' })]));
  const ids = new Map<string, { onPage: Map<string, string[]>; elsewhere: Map<string, AnchorLocation> }>();
  for (const { page, id } of aliases) {
    const location = locationOf({ page, id });
    const former = ids.get(page) ?? { onPage: new Map<string, string[]>(), elsewhere: new Map() };
    ids.set(page, former);
    const before = former.onPage.get(location.id);
    if (location.page !== page) former.elsewhere.set(id, location);
    else if (before) before.push(id);
    else if (location.id !== id) former.onPage.set(location.id, [id]);
  }
  return { pages, ids };
}

/** Follows steps to their end, or until they form a cycle; locations on the way are recorded, so that each step is taken once. */
function lastLocation(
  start: AnchorLocation,
  step: Step,
  locations: Map<string, AnchorLocation>,
): AnchorLocation {
  const path = new Set<string>();
  let last = start;
  for (;;) {
    const key = keyOf(last);
    path.add(key);
    const known = locations.get(key);
    const following = known ?? step(last);
    if (!following || path.has(keyOf(following))) break;
    last = following;
    if (known) break;
  }
  for (const key of path) locations.set(key, last);
  return last;
}
