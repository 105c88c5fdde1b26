import type { AnchorList } from './anchors.js';

/** The place of an anchor: a page as in `anchors.txt`, and an id on it. */
export interface AnchorPlace {
  readonly page: string;
  readonly id: string;
}

/** The places of former anchors and pages. */
export interface FormerAnchors {
  /** The places of pages that moved; their id is empty where anchors are kept. */
  readonly pages: ReadonlyMap<string, AnchorPlace>;
  /** By the page that had the anchors. */
  readonly ids: ReadonlyMap<string, FormerIds>;
}

/** The former ids of a page. */
export interface FormerIds {
  /** The former ids of each current id on the page. */
  readonly onPage: ReadonlyMap<string, readonly string[]>;
  /** The places of former ids that are on other pages now. */
  readonly elsewhere: ReadonlyMap<string, AnchorPlace>;
}

type Step = (place: AnchorPlace) => AnchorPlace | undefined;

const keyOf = ({ page, id }: AnchorPlace): string => `${page}#${id}`;

/** The places of former anchors. An alias may refer to another alias, and to an anchor of a page that moved. */
export function formerAnchors({ aliases, moves }: AnchorList): FormerAnchors {
  const renamed = new Map(
    aliases.map((alias) => [keyOf(alias), { page: alias.toPage ?? alias.page, id: alias.to }]),
  );
  const moved = new Map(moves.map(({ from, to, id }) => [from, { page: to, id }]));
  const afterMove: Step = ({ page, id }) => {
    const move = moved.get(page);
    return move && { page: move.page, id: move.id ?? id };
  };
  const places = new Map<string, AnchorPlace>();
  const placeOf = (place: AnchorPlace): AnchorPlace =>
    lastPlace(place, (at) => renamed.get(keyOf(at)) ?? afterMove(at), places);
  const pages = new Map(moves.map(({ from }) => [from, placeOf({ page: from, id: '' })]));
  const ids = new Map<string, { onPage: Map<string, string[]>; elsewhere: Map<string, AnchorPlace> }>();
  for (const { page, id } of aliases) {
    const place = placeOf({ page, id });
    const former = ids.get(page) ?? { onPage: new Map<string, string[]>(), elsewhere: new Map() };
    ids.set(page, former);
    const before = former.onPage.get(place.id);
    if (place.page !== page) former.elsewhere.set(id, place);
    else if (before) before.push(id);
    else if (place.id !== id) former.onPage.set(place.id, [id]);
  }
  return { pages, ids };
}

/** Follows steps to their end, or until they form a cycle; places on the way are recorded, so that each step is taken once. */
function lastPlace(start: AnchorPlace, step: Step, places: Map<string, AnchorPlace>): AnchorPlace {
  const path = new Set<string>();
  let last = start;
  for (;;) {
    const key = keyOf(last);
    path.add(key);
    const known = places.get(key);
    const following = known ?? step(last);
    if (!following || path.has(keyOf(following))) break;
    last = following;
    if (known) break;
  }
  for (const key of path) places.set(key, last);
  return last;
}
