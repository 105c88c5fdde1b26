import type { LostAnchor } from './changes.js';
import type { MatchedSections } from './match-sections.js';
import type { Page } from './section.js';

/**
 * The anchors that no longer exist, each with its likely successor: the same id on another page, or else the section that
 * replaces the one with the anchor.
 */
export function lostAnchors(
  before: readonly Page[],
  after: readonly Page[],
  { after: newOf, pages }: MatchedSections,
): LostAnchor[] {
  const current = new Map(after.map((page) => [page.path, page]));
  const elsewhere = new Map<string, string | undefined>();
  for (const { path, anchors } of after)
    for (const id of anchors.keys()) elsewhere.set(id, elsewhere.has(id) ? undefined : path);
  return before.flatMap(({ path, anchors }) => {
    const page = current.get(pages.get(path) ?? path);
    return [...anchors].flatMap(([id, section]): LostAnchor[] => {
      if (page?.path === path && page.anchors.has(id)) return [];
      const replacement = newOf.get(section);
      const successor =
        page?.anchors.has(id) === true
          ? `${page.path}#${id}`
          : replacement?.ids[0] !== undefined
            ? `${replacement.page}#${replacement.ids[0]}`
            : addressIn(elsewhere.get(id), id);
      return [{ page: path, id, successor }];
    });
  });
}

const addressIn = (page: string | undefined, id: string): string | undefined =>
  page === undefined ? undefined : `${page}#${id}`;
